package com.claresia.hub.bootstrap.own;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import com.claresia.hub.embedded.postgres.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/** A PostgreSQL of the Hub's own, with logins of their own for the service and the owner. */
public final class LocalPostgres implements OwnStore {
  /** The database that holds the Hub's schema. */
  public static final String DATABASE = "hub";

  private static final String SERVICE = "claresia_hub";
  private static final String OWNER = "claresia_hub_owner";
  private static final int PASSWORD_BYTES = 24;

  private final EmbeddedPostgresServer server;
  private final StorageSettings settings;

  private LocalPostgres(EmbeddedPostgresServer server, Function<String, String> passwords) {
    this.server = server;
    this.settings =
        StorageSettings.of(
            Map.of(
                "dsn",
                "postgres://" + server.host() + ":" + server.port() + "/" + DATABASE,
                "user",
                SERVICE,
                "password",
                passwords.apply(SERVICE),
                "owner-user",
                OWNER,
                "owner-password",
                passwords.apply(OWNER),
                "admin-user",
                EmbeddedPostgresServer.SUPERUSER,
                "admin-password",
                server.password()));
  }

  /** Starts one whose data is deleted when it is closed. */
  public static LocalPostgres throwAway() {
    return start(ServerSettings.throwAway(), login -> newPassword());
  }

  /** Starts one whose data is kept in {@code directory}. */
  public static LocalPostgres keptIn(Path directory) {
    return start(ServerSettings.keptIn(directory), login -> keptPassword(directory, login));
  }

  private static LocalPostgres start(ServerSettings settings, Function<String, String> passwords) {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.start(settings);
    server.createDatabase(DATABASE);
    return new LocalPostgres(server, passwords);
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static String keptPassword(Path directory, String login) {
    Path file = directory.resolve(login + "-password");
    try {
      if (Files.notExists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, newPassword());
      }
      return Files.readString(file).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot keep the password of " + login, failed);
    }
  }

  @Override
  public String backend() {
    return "postgres";
  }

  @Override
  public StorageSettings settings() {
    return settings;
  }

  @Override
  public String nature() {
    return "embedded";
  }

  @Override
  public Tampering tampering(TenantId tenant) {
    return new PostgresTampering(server.superuser(DATABASE), tenant);
  }

  /** The server itself. */
  public EmbeddedPostgresServer server() {
    return server;
  }

  @Override
  public void closedByOwner() {
    server.closedByOwner();
  }

  @Override
  public void close() {
    server.close();
  }
}
