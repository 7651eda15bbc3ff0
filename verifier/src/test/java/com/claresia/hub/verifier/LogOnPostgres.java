package com.claresia.hub.verifier;

import com.claresia.hub.adapters.persistence.postgres.PostgresStorageBackend;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** On a real PostgreSQL, attacked by its superuser. */
final class LogOnPostgres extends LogUnderAttack {
  private static final String DATABASE = "verifier";
  private static final String SERVICE = "verifier_service";
  private static final String PASSWORD = "only-for-tests";

  private static final String ENTRY = "UPDATE hub.log_entry SET ";
  private static final String CONTENT = "UPDATE hub.record_content SET ";
  private static final String AT = " WHERE tenant_id = :t AND seq = ";
  private static final String FROM = " WHERE tenant_id = :t AND seq >= ";
  private static final String EDIT =
      "content = convert_to(regexp_replace(convert_from(content, 'UTF8'),"
          + " '\"salt\":\"..', '\"salt\":\"zz'), 'UTF8')";
  private static final String COLUMNS =
      "type, encoding, occurred_at, recorded_at, actor_kind, actor_id, on_behalf_of_kind,"
          + " on_behalf_of_id, skill_id, archetype_id, invocation_id, derived_from";

  private final EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
  private final HubStore store;

  LogOnPostgres(Path folder) {
    super("postgres", folder);
    server.createDatabase(DATABASE);
    try (StorageAdministration owner = new PostgresStorageBackend().administer(settings())) {
      owner.migrate();
      owner.addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
    }
    store = new PostgresStorageBackend().open(settings());
    useServiceLogin();
    fill();
  }

  private StorageSettings settings() {
    return StorageSettings.of(
        Map.of(
            "dsn",
            "postgres://%s:%d/%s".formatted(server.host(), server.port(), DATABASE),
            "user",
            SERVICE,
            "password",
            PASSWORD,
            "owner-user",
            "verifier_owner",
            "owner-password",
            PASSWORD,
            "admin-user",
            EmbeddedPostgresServer.SUPERUSER,
            "admin-password",
            server.password()));
  }

  String dsn(String user, String password) {
    return "postgres://%s:%s@%s:%d/%s"
        .formatted(user, password, server.host(), server.port(), DATABASE);
  }

  @Override
  HubStore store() {
    return store;
  }

  /** From now on the store is verified with the service's own rights. */
  void useServiceLogin() {
    write(dsnFile(), dsn(SERVICE, PASSWORD));
  }

  /** A login of a DBA who may read this tenant, and nothing else. */
  void allowReading(String user) {
    superuser("CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'");
    try (StorageAdministration owner = new PostgresStorageBackend().administer(settings())) {
      owner.allowReading(tenant, user);
    }
    write(dsnFile(), dsn(user, PASSWORD));
  }

  @Override
  void editContent(int seq) {
    superuser(CONTENT + EDIT + AT + seq);
  }

  @Override
  void editContentAndHash(int seq) {
    editContent(seq);
    superuser(
        ENTRY
            + "provenance_hash = sha256(c.content) FROM hub.record_content c"
            + " WHERE c.tenant_id = :t AND c.seq = %1$d".formatted(seq)
            + " AND log_entry.tenant_id = :t AND log_entry.seq = %1$d".formatted(seq));
  }

  @Override
  void editActorColumn(int seq) {
    superuser(CONTENT + "actor_id = 'somebody-else'" + AT + seq);
  }

  @Override
  void delete(int seq) {
    deleteContent(seq);
    superuser("DELETE FROM hub.log_entry" + AT + seq);
  }

  @Override
  void deleteContent(int seq) {
    superuser("DELETE FROM hub.record_content" + AT + seq);
  }

  @Override
  void deleteFrom(int seq) {
    superuser(
        "DELETE FROM hub.record_content" + FROM + seq, "DELETE FROM hub.log_entry" + FROM + seq);
  }

  @Override
  void rollBackTo(int size) {
    deleteFrom(size);
    superuser("DELETE FROM hub.checkpoint WHERE tenant_id = :t AND size > " + size);
  }

  @Override
  void swap(int one, int other) {
    for (String update : new String[] {ENTRY, CONTENT}) {
      superuser(
          update + "seq = 1000" + AT + one,
          update + "seq = " + one + AT + other,
          update + "seq = " + other + AT + 1_000);
    }
  }

  @Override
  void insert(int seq, int copied, String id) {
    for (String update : new String[] {ENTRY, CONTENT}) {
      superuser(
          update + "seq = seq + 1000" + FROM + seq, update + "seq = seq - 999" + FROM + 1_000);
    }
    superuser(
        "INSERT INTO hub.record_content (tenant_id, seq, %1$s, content) SELECT tenant_id, %2$d, %1$s,"
                .formatted(COLUMNS, seq)
            + " convert_to(replace(convert_from(content, 'UTF8'), '%s', '%s'), 'UTF8')"
                .formatted(id(copied), id)
            + " FROM hub.record_content"
            + AT
            + copied,
        "INSERT INTO hub.log_entry (tenant_id, seq, record_id, provenance_hash, request_digest)"
            + " SELECT tenant_id, seq, '%s', sha256(content), sha256('')".formatted(id)
            + " FROM hub.record_content"
            + AT
            + seq);
  }

  @Override
  void replaceByThatOf(LogUnderAttack other, int seq) {
    String theirs = "'" + other.tenant + "'";
    deleteContent(seq);
    superuser(
        ENTRY
            + "record_id = o.record_id, provenance_hash = o.provenance_hash,"
            + " request_digest = o.request_digest FROM hub.log_entry o WHERE o.tenant_id = "
            + theirs
            + " AND o.seq = %1$d AND log_entry.tenant_id = :t AND log_entry.seq = %1$d"
                .formatted(seq),
        "INSERT INTO hub.record_content (tenant_id, seq, %1$s, content) SELECT :t, seq, %1$s, content"
                .formatted(COLUMNS)
            + " FROM hub.record_content WHERE seq = %d AND tenant_id = ".formatted(seq)
            + theirs);
  }

  /** Alters what is stored, past every rule; {@code :t} stands for the tenant. */
  void superuser(String... statements) {
    try (Connection connection = server.superuser(DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each.replace(":t", "'" + tenant.value() + "'"));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
