package com.claresia.hub.bootstrap.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.bootstrap.ConfigurationFile;
import com.claresia.hub.bootstrap.StorageBackends;
import com.claresia.hub.bootstrap.cli.HubCommand;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place from which a Hub can serve: a store, migrated, and the configuration for it. All of them
 * share the log keys and the issuer, as they do when a log moves.
 */
record Site(String backend, StorageSettings storage, Path configuration) {
  static final TenantId TENANT = new TenantId("dainese");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** What a command came to. */
  record Ended(int status, String out, String err) {}

  /** On a new database of the shared server. */
  static Site onPostgres(Path directory) throws IOException {
    return on("postgres", newDatabase(), directory);
  }

  private static StorageSettings newDatabase() {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    String name = "copied_" + NUMBER.incrementAndGet();
    server.createDatabase(name);
    return StorageSettings.of(
        Map.of(
            "dsn",
            "postgres://%s:%d/%s?sslmode=disable".formatted(server.host(), server.port(), name),
            "user",
            "claresia_hub",
            "password",
            "a password of the tests",
            "owner-user",
            "claresia_hub_owner",
            "owner-password",
            "a password of the tests",
            "admin-user",
            EmbeddedPostgresServer.SUPERUSER,
            "admin-password-file",
            server.passwordFile().toString()));
  }

  /** On that store, which is migrated. */
  static Site on(String backend, StorageSettings storage, Path directory) throws IOException {
    Path file = directory.resolve("hub-%d.yaml".formatted(NUMBER.incrementAndGet()));
    ConfigurationFile.write(file, backend, storage, Map.of());
    assertThat(run("migrate", "--config", file.toString()).status()).isZero();
    return new Site(backend, storage, file);
  }

  /** Adds the tenant, as an operator does; answers the verifier key. */
  String addTenant(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("tenant", "add", TENANT.value(), "--config", configuration.toString()));
    arguments.addAll(List.of(more));
    Ended ended = run(arguments.toArray(String[]::new));
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended.out().strip();
  }

  /** Copies the tenant's log to another site. */
  Ended copyTo(Site other, String... more) {
    List<String> arguments = copyCommand(other);
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  List<String> copyCommand(Site other) {
    return new ArrayList<>(
        List.of(
            "copy",
            "--from-config",
            configuration.toString(),
            "--to-config",
            other.configuration.toString(),
            "--tenant",
            TENANT.value(),
            "-o",
            "json"));
  }

  /** The store, opened with the service's rights. */
  HubStore open() {
    return StorageBackends.named(backend).open(storage);
  }

  /** A session, where it is on PostgreSQL, of who may do all there. */
  Connection administrator() throws SQLException {
    String dsn = storage.value("dsn").orElseThrow();
    String database = dsn.substring(dsn.lastIndexOf('/') + 1, dsn.indexOf('?'));
    return EmbeddedPostgresServer.shared().superuser(database).getConnection();
  }

  /** Runs a command in this process. */
  static Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err), Set.of());
    int status = HubCommand.run(InputStream.nullInputStream(), terminal, arguments);
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
