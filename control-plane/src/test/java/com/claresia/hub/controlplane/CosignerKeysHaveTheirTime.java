package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.store.ServiceConnections;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.witness.CosignerKey;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import com.claresia.hub.controlplane.witness.Submission;
import com.claresia.hub.controlplane.witness.Witness;
import com.claresia.hub.controlplane.witness.WitnessOutcome;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignerKeysHaveTheirTime {
  @TempDir private Path temp;

  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  private Optional<Instant> cosignedAt(String note, CosignerKey key) {
    return SignedCheckpoint.parse(note)
        .orThrow()
        .newestCosignature(List.of(LocalLogKeys.verifier(TrustedKey.of(key.key()))));
  }

  @Test
  void oneThatCannotBeOpenedStopsNeitherTheOthersNorGoesUnnoticed() {
    CosignerKey lost =
        CosignerKeys.in(temp.resolve("elsewhere"), new KeyProtection.NoneForDevelopment())
            .add(service.owner(), "witness.example/lost", Instant.now());
    try {
      tenant.send(0, 5);
      Answer answer = tenant.client().addCheckpoint(tenant.log().submission(0, 5));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      String note = tenant.log().note(5) + answer.text();
      assertThat(cosignedAt(note, service.firstKey())).isPresent();
      assertThat(cosignedAt(note, lost)).isEmpty();
      assertReadySoon("DOWN");
    } finally {
      CosignerKeys.retire(service.owner(), lost.id(), Instant.now());
    }
    assertReadySoon("UP");
  }

  private void assertReadySoon(String status) {
    String ready = tenant.client().get("/health/ready").text();
    for (Instant end = Instant.now().plusSeconds(10);
        !ready.contains(status) && Instant.now().isBefore(end); ) {
      ready = tenant.client().get("/health/ready").text();
    }
    assertThat(ready).contains(status);
  }

  @Test
  void theServiceDoesNotStartWithOneThatCannotBeOpened() {
    Path empty = temp.resolve("empty");
    Commands served =
        Commands.run("serve", "--keys", empty, "--keys-unprotected", service.storeOptions(temp));
    assertThat(served.status()).isEqualTo(2);
    assertThat(served.err()).contains(empty.resolve(service.firstKey().id() + ".pem").toString());
  }

  @Test
  void whatChoosesAKeyIsTheTimeThatItsCosignatureSays() {
    Instant now = Instant.now();
    CosignerKey brief = service.cosigners().add(service.owner(), "witness.example/brief", now);
    Instant until =
        CosignerKeys.retire(service.owner(), brief.id(), now.plusSeconds(3_600)).orElseThrow();
    AtomicInteger looks = new AtomicInteger();
    InstantSource jumping = () -> now.plus(Duration.ofDays(looks.getAndIncrement()));
    tenant.send(0, 5);
    try (ServiceConnections store =
        ServiceConnections.open(
            service.provisioning().address(), service.provisioning().service())) {
      Witness witness =
          new Witness(
              store,
              new CertificateRegistry(store.registry(), Clock.systemUTC()),
              service.cosigners(),
              jumping.withZone(ZoneOffset.UTC));
      byte[] body = tenant.log().submission(0, 5).getBytes(StandardCharsets.UTF_8);
      assertThat(witness.add(tenant.id(), Submission.parse(body).orThrow()))
          .isInstanceOf(WitnessOutcome.Cosigned.class);
    }
    String path = "/v1/tenants/" + tenant.name() + "/checkpoint";
    assertThat(cosignedAt(tenant.client().get(path).text(), brief).orElseThrow()).isBefore(until);
    CosignerKeys.retire(service.owner(), brief.id(), now);
  }

  @Test
  void itEndsOnceAndIsNeverRevived() {
    Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    CosignerKey key = service.cosigners().add(service.owner(), "witness.example/ended", now);
    assertThat(CosignerKeys.retire(service.owner(), key.id(), now.plusSeconds(60)))
        .contains(now.plusSeconds(60));
    assertThat(CosignerKeys.retire(service.owner(), key.id(), now)).contains(now);
    assertThat(CosignerKeys.retire(service.owner(), key.id(), now.plusSeconds(3_600)))
        .contains(now);
    for (String change :
        List.of(
            "UPDATE control_plane.cosigner_key SET valid_until = NULL",
            "UPDATE control_plane.cosigner_key SET valid_until = valid_until + interval '1 day'",
            "UPDATE control_plane.cosigner_key SET valid_from = valid_from - interval '1 day'")) {
      assertThatThrownBy(() ->
              service
                  .owner()
                  .inTransaction(
                      tx -> tx.change(change + " WHERE verifier_key = ?", key.key().format())))
          .as(change)
          .hasMessageContaining("constraint cosigner_key_ends_for_good");
    }
    assertThatThrownBy(() ->
            service
                .owner()
                .inTransaction(tx -> tx.change("DELETE FROM control_plane.cosigner_key")))
        .hasMessageContaining("constraint cosigner_key_is_kept");
  }

  @Test
  void itBeginsNowOrLater() {
    Commands made =
        Commands.run(
            "cosigner-key",
            "add",
            "--name",
            "witness.example/early",
            "--from",
            Instant.now().minusSeconds(60),
            "--keys",
            temp.resolve("keys"),
            "--keys-unprotected",
            service.storeOptions(temp));
    assertThat(made.status()).isEqualTo(2);
    assertThat(made.err()).contains("--from is past");
  }
}
