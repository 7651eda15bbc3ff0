package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.tenants.TenantAdministration;
import com.claresia.hub.controlplane.witness.CosignerKey;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import com.claresia.hub.controlplane.witness.Submission;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** C2SP tlog-witness, answer by answer, and what the hashes add to it. */
class CheckpointsAreWitnessed {
  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  private Answer submit(TestLog log, long oldSize, long size) {
    return tenant.client().addCheckpoint(log.submission(oldSize, size));
  }

  private Answer submit(long oldSize, long size) {
    return submit(tenant.log().growTo(size), oldSize, size);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  private static void assertStale(Answer answer, long witnessed) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.type()).isEqualTo("text/x.tlog.size");
    assertThat(answer.text()).isEqualTo(witnessed + "\n");
  }

  private Optional<Instant> cosignedAt(String note, CosignerKey key) {
    NoteVerifier verifier = LocalLogKeys.verifier(TrustedKey.of(key.key()));
    return SignedCheckpoint.parse(note).orThrow().newestCosignature(List.of(verifier));
  }

  @Test
  void aGrowingLogIsCosignedStepByStep() {
    tenant.send(0, 20);
    long old = 0;
    for (long size : new long[] {1, 2, 3, 7, 8, 13, 20}) {
      Answer answer = submit(old, size);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      String note = tenant.log().note(size) + answer.text();
      assertThat(cosignedAt(note, service.firstKey()).orElseThrow())
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
      old = size;
    }
    assertThat(tenant.state().json().getInt("witnessed_size")).isEqualTo(20);
  }

  @Test
  void theNewestIsKeptWithItsCosignatures() {
    String path = "/v1/tenants/" + tenant.name() + "/checkpoint";
    assertThat(tenant.client().get(path).status()).isEqualTo(404);
    tenant.send(0, 9);
    Answer cosigned = submit(0, 9);
    Answer kept = tenant.client().get(path);
    assertThat(kept.type()).startsWith("text/plain");
    assertThat(kept.text()).isEqualTo(tenant.log().note(9) + cosigned.text());
  }

  @Test
  void theSameSizeIsCosignedAgainWithAFreshTime() {
    tenant.send(0, 9);
    Answer first = submit(0, 9);
    Instant before = cosignedAt(tenant.log().note(9) + first.text(), service.firstKey()).get();
    Instant now = before;
    for (Instant end = Instant.now().plusSeconds(10);
        !now.isAfter(before) && Instant.now().isBefore(end); ) {
      Answer again = submit(9, 9);
      assertThat(again.status()).isEqualTo(200);
      now = cosignedAt(tenant.log().note(9) + again.text(), service.firstKey()).get();
    }
    assertThat(now).isAfter(before);
  }

  @Test
  void theEmptyLogIsCosignedToo() {
    assertThat(submit(0, 0).status()).isEqualTo(200);
    tenant.send(0, 2);
    assertThat(submit(0, 2).status()).isEqualTo(200);
  }

  @Test
  void aStaleOldSizeIsAnsweredWithTheWitnessedOne() {
    tenant.send(0, 9);
    submit(0, 4);
    assertStale(submit(0, 9), 4);
    assertStale(submit(3, 9), 4);
    assertStale(submit(5, 9), 4);
  }

  @Test
  void aLogDoesNotShrink() {
    tenant.send(0, 9);
    submit(0, 8);
    assertStale(submit(0, 5), 8);
    assertStale(submit(5, 5), 8);
    assertProblem(submit(8, 5), 400, "bad-request");
    assertThat(tenant.state().json().getInt("witnessed_size")).isEqualTo(8);
    assertThat(tenant.alarms()).isEmpty();
  }

  @Test
  void whileHashesAreMissingItIsToComeAgain() {
    tenant.send(0, 5);
    Answer early = submit(0, 9);
    assertProblem(early, 503, "hashes-missing");
    assertThat(early.retryAfter()).isEqualTo(1);
    tenant.send(5, 9);
    assertThat(submit(0, 9).status()).isEqualTo(200);
  }

  @Test
  void aWrongProofIsUnproven() {
    tenant.send(0, 13);
    submit(0, 6);
    String good = tenant.log().submission(6, 13);
    String flipped = good.replaceFirst("\n[A-Za-z0-9]", "\n" + (good.charAt(6) == 'A' ? 'B' : 'A'));
    assertProblem(tenant.client().addCheckpoint(flipped), 422, "unproven");
    assertProblem(
        tenant.client().addCheckpoint("old 6\n\n" + tenant.log().note(13)), 422, "unproven");
    assertProblem(
        tenant
            .client()
            .addCheckpoint(good.replaceFirst("\n", "\n" + good.lines().toList().get(1) + "\n")),
        422,
        "unproven");
    assertThat(tenant.client().addCheckpoint(good).status()).isEqualTo(200);
  }

  @Test
  void aFirstCheckpointNeedsNoProofAndTakesNone() {
    tenant.send(0, 3);
    String hash = tenant.log().at(0).provenanceHash().base64();
    assertProblem(
        tenant.client().addCheckpoint("old 0\n" + hash + "\n\n" + tenant.log().note(3)),
        422,
        "unproven");
  }

  @Test
  void anUnknownOriginIsNotFoundAndAnotherTenantsIsForeignOnceItsKeySigned() {
    TestLog nobodys =
        TestLog.of(new com.claresia.hub.domain.tenancy.TenantId("nobody-at-all")).growTo(1);
    assertProblem(tenant.client().addCheckpoint(nobodys.submission(0, 1)), 404, "unknown-origin");
    TestTenant other = service.tenant();
    other.send(0, 1);
    assertProblem(
        tenant.client().addCheckpoint(other.log().signedByAnother().submission(0, 1)),
        404,
        "unknown-origin");
    assertProblem(tenant.client().addCheckpoint(other.log().submission(0, 1)), 403, "foreign");
    assertThat(other.state().json().getInt("witnessed_size")).isZero();
  }

  @Test
  void aKeyThatIsNotRegisteredIsNotTrustedAndBecomesSoWhenItIs() {
    tenant.send(0, 5);
    TestLog resigned = tenant.log().signedByAnother();
    assertProblem(submit(resigned, 0, 5), 403, "untrusted-signature");
    new TenantAdministration(service.owner()).trust(tenant.id(), resigned.signer().verifierKey());
    assertThat(submit(resigned, 0, 5).status()).isEqualTo(200);
    assertThat(submit(5, 5).status()).isEqualTo(200);
  }

  @Test
  void aForgedLineOfATrustedKeySpoilsTheNote() {
    tenant.send(0, 5);
    String body = tenant.log().submission(0, 5);
    String forged = body.replaceFirst("\n5\n", "\n4\n");
    assertProblem(tenant.client().addCheckpoint(forged), 403, "untrusted-signature");
  }

  @Test
  void linesOfUnknownKeysAreIgnoredAndNotKept() {
    tenant.send(0, 5);
    String stranger = tenant.log().signedByAnother().note(5).lines().toList().getLast();
    Answer answer = tenant.client().addCheckpoint(tenant.log().submission(0, 5) + stranger + "\n");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(tenant.client().get("/v1/tenants/" + tenant.name() + "/checkpoint").text())
        .doesNotContain(stranger);
  }

  /** All that is stored has to leave room for the cosignatures. */
  @Test
  void aNoteThatCouldNotBeStoredIsRefusedAtOnce() {
    tenant.send(0, 5);
    int rest = Submission.MAX_BYTES - "old 0\n\n".length() - tenant.log().note(5).length() - 10;
    String note =
        new Checkpoint(
                tenant.id().logOrigin(),
                5,
                tenant.log().frontier(5).root(),
                List.of("x".repeat(rest)))
            .signedBy(List.of(tenant.log().signer()))
            .note()
            .format();
    assertProblem(tenant.client().addCheckpoint("old 0\n\n" + note), 400, "bad-request");
  }

  /** A note has a hundred lines at most, and has to have room for the cosignatures. */
  @Test
  void aSignatureThatIsRepeatedIsKeptOnce() {
    tenant.send(0, 5);
    String note = tenant.log().note(5);
    String line = note.substring(note.indexOf("\n\n") + 2);
    Answer answer = tenant.client().addCheckpoint("old 0\n\n" + note + line.repeat(99));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(tenant.client().get("/v1/tenants/" + tenant.name() + "/checkpoint").text())
        .isEqualTo(note + answer.text());
  }

  @Test
  void whatIsNotTheProtocolsIsABadRequest() {
    tenant.send(0, 5);
    String note = tenant.log().note(5);
    String hash = tenant.log().at(0).provenanceHash().base64();
    for (String bad :
        List.of(
            "",
            "old 0\n",
            "old 00\n\n" + note,
            "old -1\n\n" + note,
            "old 9223372036854775808\n\n" + note,
            "new 0\n\n" + note,
            "old 0\r\n\n" + note,
            "old 0\nxyz\n\n" + note,
            "old 0\n" + (hash + "\n").repeat(64) + "\n" + note,
            "old 0\n\n" + note.substring(0, note.length() - 1),
            "old 0\n\n" + note.replace("\n5\n", "\n05\n"))) {
      assertProblem(tenant.client().addCheckpoint(bad), 400, "bad-request");
    }
    assertProblem(
        tenant.client().addCheckpoint("old 0\n\n" + note + "x".repeat(70_000)), 413, "too-large");
  }

  @Test
  void aForkIsRefusedWhateverItsOldSizeAndRaisesAnAlarmWithItsCheckpoint() {
    tenant.send(0, 13);
    submit(0, 6);
    TestLog fork = tenant.log().forkAt(8).growTo(13);
    assertProblem(submit(fork, 6, 13), 409, "forked");
    assertThat(tenant.alarms())
        .containsExactly(
            "checkpoint_forked 13 "
                + tenant.log().frontier(13).root()
                + " "
                + fork.frontier(13).root());
    assertThat(evidence()).isEqualTo(fork.note(13));
    assertStale(submit(fork, 0, 12), 6);
    assertThat(tenant.alarms()).as("told by its hashes, though its size was stale").hasSize(2);
    assertThat(submit(6, 13).status()).isEqualTo(200);
    assertProblem(submit(fork, 13, 13), 409, "forked");
  }

  private String evidence() {
    return service
        .owner()
        .inTransaction(tx ->
            tx.row("SELECT evidence FROM control_plane.alarm WHERE tenant_id = ?", tenant.name())
                .orElseThrow()
                .text(1));
  }

  @Test
  void aForkBelowTheWitnessedSizeIsNoProofEither() {
    tenant.send(0, 13);
    submit(0, 9);
    TestLog fork = tenant.log().forkAt(4).growTo(13);
    assertProblem(submit(fork, 9, 13), 422, "unproven");
    assertThat(tenant.alarms()).hasSize(1);
  }

  /** Two Hubs from one restored snapshot submit at once: one history is cosigned, ever. */
  @Test
  void ofTwoForksAtOnceOneIsCosigned() throws Exception {
    tenant.send(0, 30);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestLog fork = tenant.log().forkAt(20).growTo(30);
      for (int round = 0; round < 5; round++) {
        TestLog one = round % 2 == 0 ? tenant.log() : fork;
        TestLog two = round % 2 == 0 ? fork : tenant.log();
        long witnessed = tenant.state().json().getInt("witnessed_size");
        Callable<Answer> first = () -> submit(one, witnessed, 30);
        Callable<Answer> second = () -> submit(two, witnessed, 30);
        List<Future<Answer>> answers = threads.invokeAll(List.of(first, second));
        assertThat(List.of(status(answers.get(0)), status(answers.get(1))))
            .containsExactlyInAnyOrder(200, 409);
      }
    }
    assertThat(tenant.client().get("/v1/tenants/" + tenant.name() + "/checkpoint").text())
        .startsWith(tenant.log().note(30));
  }

  /** Without a fork, of many who extend the same old size one wins, and none rolls back. */
  @Test
  void ofManySubmissionsAtOnceEachSizeIsAnExtension() throws Exception {
    tenant.send(0, 64);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> all =
          java.util.stream.LongStream.rangeClosed(1, 16)
              .<Callable<Answer>>mapToObj(i -> () -> submit(tenant.log(), 0, i * 4))
              .toList();
      List<Integer> statuses = new java.util.ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(all)) {
        statuses.add(status(answer));
      }
      assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }
  }

  private static int status(Future<Answer> answer) throws InterruptedException, ExecutionException {
    return answer.get().status();
  }

  @Test
  void everyKeyWhoseTimeItIsSigns() {
    CosignerKey second =
        service.cosigners().add(service.owner(), "witness.example/w2", Instant.now());
    CosignerKey later =
        service
            .cosigners()
            .add(service.owner(), "witness.example/w3", Instant.now().plus(Duration.ofDays(1)));
    tenant.send(0, 5);
    String note = tenant.log().note(5) + submit(0, 5).text();
    assertThat(cosignedAt(note, service.firstKey())).isPresent();
    assertThat(cosignedAt(note, second)).isPresent();
    assertThat(cosignedAt(note, later)).isEmpty();
    assertThat(CosignerKeys.retire(service.owner(), second.id(), Instant.now())).isPresent();
    assertThat(CosignerKeys.retire(service.owner(), later.id(), Instant.now())).isPresent();
    String after = tenant.log().note(5) + submit(5, 5).text();
    assertThat(cosignedAt(after, second)).isEmpty();
    assertThat(cosignedAt(after, service.firstKey())).isPresent();
    assertThat(tenant.client().get("/v1/cosigner-keys").text())
        .contains(
            service.firstKey().key().format(), second.key().format(), "valid_until", "PUBLIC KEY");
  }

  @Test
  void theBodyHasToBeUtf8() {
    byte[] body = tenant.log().growTo(1).submission(0, 1).getBytes(StandardCharsets.ISO_8859_1);
    Answer answer =
        tenant
            .client()
            .send(
                tenant
                    .client()
                    .request("/add-checkpoint")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(concat(body)))
                    .build());
    assertProblem(answer, 400, "bad-request");
  }

  private static byte[] concat(byte[] body) {
    byte[] more = java.util.Arrays.copyOf(body, body.length + 1);
    more[body.length] = (byte) 0xff;
    return more;
  }
}
