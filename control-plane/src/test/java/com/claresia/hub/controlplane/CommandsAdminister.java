package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside a running service, on the same database. */
class CommandsAdminister {
  private static final TestService SERVICE = TestService.shared();
  private static final TenantId AURORA = new TenantId("aurora");

  @TempDir private Path temp;

  private Object[] store() {
    return SERVICE.storeOptions(temp);
  }

  private static Object[] added(String region, Path pem, TestLog log) {
    return new Object[] {
      "tenant",
      "add",
      AURORA,
      "--endpoint",
      "https://hub.aurora.example",
      "--region",
      region,
      "--mode",
      "c",
      "--certificate",
      pem,
      "--log-key",
      log.signer().verifierKey().format()
    };
  }

  @Test
  void aTenantIsRegisteredServedAndRefusedAnotherRegion() {
    TestLog log = TestLog.of(AURORA).growTo(5);
    IssuedCertificate issued = IssuedCertificate.valid("aurora");
    Path pem = issued.writePem(temp.resolve("aurora.pem"));
    assertThat(Commands.run(added("eu-south-1", pem, log), store()).status()).isZero();
    try (TestClient client = SERVICE.client(issued)) {
      assertThat(client.entries("aurora", log.lines(0, 5)).acknowledged()).isEqualTo(5);
      assertThat(client.addCheckpoint(log.submission(0, 5)).status()).isEqualTo(200);
    }
    Commands again = Commands.run(added("eu-south-1", pem, log), store());
    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("nothing to do");
    Commands moved = Commands.run(added("eu-central-1", pem, log), store());
    assertThat(moved.status()).isEqualTo(1);
    assertThat(moved.err()).contains("pinned to the region eu-south-1 for ever");
    assertThat(Commands.run("tenant", "list", "-o", "json", store()).out())
        .contains(
            "{\"tenant\":\"aurora\",\"region\":\"eu-south-1\",\"mode\":\"C\","
                + "\"endpoint\":\"https://hub.aurora.example\"}");
  }

  @Test
  void certificatesAreAddedListedAndRevoked() {
    String name = SERVICE.tenant().name();
    IssuedCertificate issued = IssuedCertificate.valid("second");
    Path pem = issued.writePem(temp.resolve("second.pem"));
    assertThat(Commands.run("tenant", "certificate", "add", name, pem, store()).status()).isZero();
    Commands listed = Commands.run("tenant", "certificate", "list", store());
    String sha256 = sha256(issued);
    assertThat(listed.out()).contains(sha256 + "  " + name);
    assertThat(Commands.run("tenant", "certificate", "revoke", sha256, store()).status()).isZero();
    assertThat(Commands.run("tenant", "certificate", "list", "-o", "json", store()).out().lines())
        .anyMatch(line -> line.contains(sha256) && line.contains("revoked_at"));
    assertThat(Commands.run("tenant", "certificate", "revoke", "0".repeat(64), store()).status())
        .isEqualTo(1);
    assertThat(Commands.run("tenant", "certificate", "add", "nobody-here", pem, store()).status())
        .isEqualTo(1);
  }

  private static String sha256(IssuedCertificate issued) {
    try {
      return Hash.sha256(issued.certificate().getEncoded()).hex();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anOperatorIsRegistered() {
    IssuedCertificate issued = IssuedCertificate.valid("reader");
    Path pem = issued.writePem(temp.resolve("reader.pem"));
    assertThat(Commands.run("operator", "add", "--certificate", pem, store()).status()).isZero();
    try (TestClient client = SERVICE.client(issued)) {
      assertThat(client.get("/v1/usage").status()).isEqualTo(200);
    }
  }

  @Test
  void cosignerKeysAreMadeListedAndRetired() {
    Object[] keys = {"--keys", temp.resolve("keys"), "--keys-unprotected"};
    Instant from = Instant.now().plusSeconds(3_600);
    Commands made =
        Commands.run(
            "cosigner-key",
            "add",
            "--name",
            "witness.example/w9",
            "--from",
            from,
            "-o",
            "json",
            keys,
            store());
    assertThat(made.status()).as(made.err()).isZero();
    assertThat(made.out()).contains("witness.example/w9+", "BEGIN PUBLIC KEY");
    String id = made.out().replaceAll("(?s).*\"id\":\"([0-9a-f]{8})\".*", "$1");
    assertThat(temp.resolve("keys").resolve(id + ".pem")).exists();
    assertThat(Commands.run("cosigner-key", "list", store()).out()).contains("witness.example/w9+");
    assertThat(Commands.run("cosigner-key", "retire", id, store()).status()).isZero();
    assertThat(Commands.run("cosigner-key", "retire", "00000000", store()).status()).isEqualTo(1);
    assertThat(Commands.run("cosigner-key", "add", "--name", "x", store()).status()).isEqualTo(2);
  }

  @Test
  void aLogKeyNeedsTheLogsName() {
    TestService.TestTenant tenant = SERVICE.tenant();
    String stranger = TestLog.of(AURORA).signer().verifierKey().format();
    String own = tenant.log().signedByAnother().signer().verifierKey().format();
    assertThat(Commands.run("tenant", "log-key", "add", tenant.name(), own, store()).status())
        .isZero();
    Commands refused = Commands.run("tenant", "log-key", "add", tenant.name(), stranger, store());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(tenant.id().logOrigin());
    assertThat(Commands.run("tenant", "log-key", "list", tenant.name(), store()).out())
        .contains(own, tenant.log().signer().verifierKey().format());
  }

  @Test
  void aRevokedLogKeyIsTrustedNoMore() {
    TestService.TestTenant tenant = SERVICE.tenant();
    tenant.send(0, 2);
    String key = tenant.log().signer().verifierKey().format();
    assertThat(tenant.client().addCheckpoint(tenant.log().submission(0, 1)).status())
        .isEqualTo(200);
    Object[] revoke = {"tenant", "log-key", "revoke", tenant.name(), key};
    assertThat(Commands.run(revoke, store()).status()).isZero();
    assertThat(tenant.client().addCheckpoint(tenant.log().submission(1, 2)).status())
        .isEqualTo(403);
    assertThat(Commands.run("tenant", "log-key", "list", tenant.name(), store()).out()).isEmpty();
  }

  @Test
  void theDesiredSchemaVersionIsSet() {
    TestService.TestTenant tenant = SERVICE.tenant();
    assertThat(Commands.run("schema-version", "set", 5, store()).status()).isZero();
    assertThat(tenant.state().json().getInt("schema_version")).isEqualTo(5);
    assertThat(Commands.run("schema-version", "set", 0, store()).status()).isZero();
    assertThat(Commands.run("schema-version", "set", -1, store()).status()).isEqualTo(2);
  }

  @Test
  void alarmsAreListedAndAreFindings() {
    TestService.TestTenant tenant = SERVICE.tenant();
    tenant.send(0, 4);
    tenant.client().entries(tenant.name(), tenant.log().forkAt(1).growTo(4).lines(0, 4));
    Commands alarms = Commands.run("alarms", store());
    assertThat(alarms.status()).isEqualTo(1);
    assertThat(alarms.out()).contains(tenant.name() + "  entry_forked at 1: known ");
    assertThat(Commands.run("alarms", "-o", "json", store()).out())
        .contains("\"tenant\":\"" + tenant.name() + "\",\"kind\":\"entry_forked\",\"place\":1");
  }

  @Test
  void anAlarmThatWasSeenToIsNoFindingUntilItComesAgain() {
    TestService.TestTenant tenant = SERVICE.tenant();
    tenant.send(0, 4);
    byte[] forked = tenant.log().forkAt(1).growTo(4).lines(0, 4);
    tenant.client().entries(tenant.name(), forked);
    acknowledgeAll();
    assertThat(Commands.run("alarms", store()).status()).isZero();
    assertThat(Commands.run("alarms", store()).out()).isEmpty();
    assertThat(Commands.run("alarms", "--all", store()).out()).contains(tenant.name());
    byte[] another = tenant.log().forkAt(1).forkAt(1).growTo(4).lines(0, 4);
    tenant.client().entries(tenant.name(), another);
    Commands again = Commands.run("alarms", store());
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out()).contains(tenant.name(), "1 times since");
    assertThat(tenant.alarms()).hasSize(1);
    acknowledgeAll();
    assertThat(Commands.run("alarms", "acknowledge", 0, store()).status()).isEqualTo(1);
  }

  private void acknowledgeAll() {
    for (String line : Commands.run("alarms", store()).out().lines().toList()) {
      String id = line.substring(0, line.indexOf(' '));
      assertThat(Commands.run("alarms", "acknowledge", id, store()).status()).isZero();
    }
  }

  @Test
  void migratingWhatIsUpToDateDoesNothing() {
    Commands migrated = Commands.run("migrate", "-o", "json", store());
    assertThat(migrated.out().strip()).isEqualTo("{\"applied\":0}");
  }

  @Test
  void aMistakeIsSaidAndIsTwo() {
    assertThat(Commands.run("tenant", "add", "Not A Label").status()).isEqualTo(2);
    assertThat(Commands.run("serve", store()).status()).isEqualTo(2);
    Commands secret = Commands.run("alarms", "--dsn", "postgres://user:hidden@db/x");
    assertThat(secret.status()).isEqualTo(2);
    assertThat(secret.err()).doesNotContain("hidden");
    Commands unreachable = Commands.run("alarms", "--dsn", "postgres://127.0.0.1:1/x");
    assertThat(unreachable.status()).isEqualTo(2);
    assertThat(unreachable.err()).contains("no connection");
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    List<String[]> commands = new ArrayList<>();
    for (String line :
        List.of(
            "",
            "serve",
            "migrate",
            "tenant",
            "tenant add",
            "tenant list",
            "tenant certificate",
            "tenant certificate add",
            "tenant certificate revoke",
            "tenant certificate list",
            "tenant log-key",
            "tenant log-key add",
            "operator",
            "operator add",
            "cosigner-key",
            "cosigner-key add",
            "cosigner-key list",
            "cosigner-key retire",
            "schema-version",
            "schema-version set",
            "alarms",
            "alarms acknowledge")) {
      commands.add((line + " --help").strip().split(" "));
    }
    for (String[] command : commands) {
      Commands help = Commands.run((Object[]) command);
      assertThat(help.status()).isZero();
      assertThat(help.out())
          .as(String.join(" ", command))
          .contains("Examples", "./hub control-plane");
    }
  }
}
