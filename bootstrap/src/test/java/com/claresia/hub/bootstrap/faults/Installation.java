package com.claresia.hub.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.ConfigurationFile;
import com.claresia.hub.bootstrap.LocalIssuer;
import com.claresia.hub.bootstrap.cli.HubCommand;
import com.claresia.hub.bootstrap.own.OwnStore;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an operator sets up: a store, an issuer's key, a passphrase, a configuration file; and one
 * tenant, added by the commands that an operator would use.
 */
final class Installation implements AutoCloseable {
  static final TenantId TENANT = new TenantId("dainese");

  private final Path directory;
  private final OwnStore store;
  private final LocalIssuer issuer = LocalIssuer.create(Clock.systemUTC());
  private final String verifierKey;

  /** On that store, which is closed with it. */
  Installation(Path directory, OwnStore store) throws IOException {
    this.directory = directory;
    this.store = store;
    Files.writeString(directory.resolve("issuer.jwks"), issuer.publicKeys());
    ConfigurationFile.write(configuration(), store.backend(), store.settings(), settings());
    run("migrate", "--config", configuration().toString());
    verifierKey =
        run("tenant", "add", TENANT.value(), "--config", configuration().toString()).strip();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(ofStore());
    settings.put("hub.checkpoints.mirror", mirror().toString());
    settings.put("hub.limits.decision-deadline", "2s");
    return settings;
  }

  // On SharePoint a lone record would wait 300 ms for company, and there are hundreds of them.
  private Map<String, String> ofStore() {
    return store.backend().equals("sharepoint")
        ? Map.of("hub.limits.linger", "20ms")
        : Map.of("hub.storage." + store.backend() + ".connect-timeout", "30");
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

  OwnStore store() {
    return store;
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
    store.close();
  }
}
