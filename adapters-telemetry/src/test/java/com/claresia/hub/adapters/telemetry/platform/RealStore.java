package com.claresia.hub.adapters.telemetry.platform;

import com.claresia.hub.application.memory.TestLogKeys;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A real PostgreSQL with one tenant's records of every type and the login of a relay. The store's
 * adapter is found on the class path of the tests.
 *
 * @param server runs it
 * @param store opened as the Hub does
 * @param tenant the one
 * @param samples makes its records
 * @param keys signs its checkpoints
 */
record RealStore(
    EmbeddedPostgresServer server,
    HubStore store,
    TenantId tenant,
    SampleRecords samples,
    TestLogKeys keys) {
  static final String RELAY_PASSWORD = "the relay's password of the tests";

  private static final String DATABASE = "hub_functions";
  private static final String RELAY = "hub_relay";

  static RealStore create(TenantId tenant) {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    server.createDatabase(DATABASE);
    StorageBackend backend =
        ServiceLoader.load(StorageBackend.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("postgres"))
            .findFirst()
            .orElseThrow();
    StorageSettings settings = settings(server);
    try (StorageAdministration owner = backend.administer(settings)) {
      owner.migrate();
      owner.addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
    }
    RealStore made =
        new RealStore(
            server,
            backend.open(settings),
            tenant,
            SampleRecords.of(tenant, 20260503L),
            new TestLogKeys().generate(tenant, 1));
    made.asSuperuser("CREATE ROLE " + RELAY + " LOGIN PASSWORD '" + quoted() + "'");
    made.asSuperuser("GRANT claresia_relay TO " + RELAY);
    return made;
  }

  private static String quoted() {
    return RELAY_PASSWORD.replace("'", "''");
  }

  private static String dsn(EmbeddedPostgresServer server) {
    return "postgres://"
        + server.host()
        + ":"
        + server.port()
        + "/"
        + DATABASE
        + "?sslmode=disable";
  }

  private static StorageSettings settings(EmbeddedPostgresServer server) {
    return StorageSettings.of(
        Map.of(
            "dsn",
            dsn(server),
            "user",
            "claresia_service",
            "password",
            "another password of the tests",
            "owner-user",
            "claresia_owner",
            "owner-password",
            "a third password of the tests",
            "admin-user",
            EmbeddedPostgresServer.SUPERUSER,
            "admin-password-file",
            server.passwordFile().toString()));
  }

  /** What a function has to be told of it. */
  Map<String, String> environment() {
    return Map.of(
        "HUB_STORAGE_POSTGRES_DSN",
        dsn(server),
        "HUB_STORAGE_POSTGRES_USER",
        RELAY,
        "HUB_STORAGE_POSTGRES_PASSWORD",
        RELAY_PASSWORD);
  }

  /** Appends so many records of each type, signs a checkpoint and keeps it. */
  StoredCheckpoint append(int ofEachType) {
    ChainHead before = store.head(tenant);
    store.append(
        samples.segment(
            before,
            Stream.generate(() -> Arrays.stream(RecordType.values()))
                .limit(ofEachType)
                .flatMap(types -> types)
                .map(samples::next)
                .map(SampleRecord::composed)
                .toList()));
    ChainHead head = store.head(tenant);
    var note =
        Checkpoint.of(tenant.logOrigin(), head.size(), head.root())
            .signedBy(keys.signers(tenant))
            .note()
            .format();
    StoredCheckpoint signed =
        new StoredCheckpoint(
            head.size(), head.root(), Instant.now().truncatedTo(ChronoUnit.MILLIS), note);
    store.putCheckpoint(tenant, signed);
    return signed;
  }

  /** Cuts every connection of the relay's login. */
  void cutTheRelayOff() {
    asSuperuser(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + RELAY + "'");
  }

  private void asSuperuser(String sql) {
    try (Connection connection = server.superuser(DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
