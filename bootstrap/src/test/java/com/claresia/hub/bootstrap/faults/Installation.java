package com.claresia.hub.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.LocalIssuer;
import com.claresia.hub.bootstrap.cli.HubCommand;
import com.claresia.hub.bootstrap.own.LocalPostgres;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * What an operator sets up: a PostgreSQL, an issuer's key, a passphrase, a configuration file; and
 * one tenant, added by the commands that an operator would use.
 */
final class Installation implements AutoCloseable {
  static final TenantId TENANT = new TenantId("dainese");

  private final Path directory;
  private final LocalPostgres postgres = LocalPostgres.throwAway();
  private final LocalIssuer issuer = LocalIssuer.create(Clock.systemUTC());
  private final String verifierKey;

  Installation(Path directory) throws IOException {
    this.directory = directory;
    Files.writeString(directory.resolve("issuer.jwks"), issuer.publicKeys());
    Files.writeString(directory.resolve("passphrase"), "correct horse battery staple\n");
    Files.writeString(configuration(), yaml());
    run("migrate", "--config", configuration().toString());
    verifierKey =
        run("tenant", "add", TENANT.value(), "--config", configuration().toString()).strip();
  }

  private String yaml() {
    return """
    hub:
      server:
        port: 0
      keys:
        dir: %1$s/keys
        passphrase-file: %1$s/passphrase
      checkpoints:
        mirror: %1$s/mirror
      limits:
        decision-deadline: 2s
      storage:
        postgres:
          dsn: %2$s
          user: %3$s
          password: %4$s
          owner-user: %5$s
          owner-password: %6$s
          admin-user: %7$s
          admin-password: %8$s
          connect-timeout: 30
    mp:
      jwt:
        verify:
          issuer: %9$s
          audiences: %10$s
          publickey:
            location: %1$s/issuer.jwks
    """
        .formatted(
            directory,
            setting("dsn"),
            setting("user"),
            setting("password"),
            setting("owner-user"),
            setting("owner-password"),
            setting("admin-user"),
            setting("admin-password"),
            LocalIssuer.ISSUER,
            LocalIssuer.AUDIENCE);
  }

  private String setting(String key) {
    return postgres.settings().value(key).orElseThrow();
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err), Set.of());
    int status = HubCommand.run(InputStream.nullInputStream(), terminal, arguments);
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  Path configuration() {
    return directory.resolve("hub.yaml");
  }

  Path mirror() {
    return directory.resolve("mirror");
  }

  LocalPostgres postgres() {
    return postgres;
  }

  /** What {@code tenant add} printed. */
  String verifierKey() {
    return verifierKey;
  }

  String token() {
    return issuer.token(
        TENANT, "writer", Set.of("records:write", "records:read"), Duration.ofHours(1));
  }

  @Override
  public void close() {
    postgres.close();
  }
}
