package com.claresia.hub.controlplane.store;

import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import com.claresia.hub.embedded.postgres.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A PostgreSQL of the control plane's own in a directory. The first process to open it runs the
 * server; another, such as a command beside the service, uses that one.
 */
public final class LocalDatabase implements AutoCloseable {
  private static final String DATABASE = "control_plane";
  private static final String OWNER = "claresia_control_plane_owner";
  private static final String SERVICE = "claresia_control_plane";
  private static final int PASSWORD_BYTES = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Provisioning provisioning;
  private final Optional<EmbeddedPostgresServer> server;

  private LocalDatabase(Provisioning provisioning, Optional<EmbeddedPostgresServer> server) {
    this.provisioning = provisioning;
    this.server = server;
  }

  /** Opens the one in the directory, which is made where it is missing, with its roles. */
  public static LocalDatabase open(Path directory) {
    return open(directory, LocalDatabase::start);
  }

  /**
   * The same for whoever goes on for long: the server is this process's, however long a command
   * that runs it now takes to end.
   *
   * @throws IllegalArgumentException where another process keeps it
   */
  public static LocalDatabase own(Path directory) {
    return open(directory, LocalDatabase::startInTime);
  }

  private static LocalDatabase open(
      Path directory, Function<Path, Optional<EmbeddedPostgresServer>> starting) {
    try {
      makePrivate(directory);
      Optional<EmbeddedPostgresServer> server = starting.apply(directory.resolve("postgres"));
      Path portFile = directory.resolve("postgres-port");
      if (server.isPresent()) {
        Files.writeString(portFile, Integer.toString(server.get().port()));
      }
      int port = Integer.parseInt(Files.readString(portFile).strip());
      Provisioning provisioning =
          new Provisioning(
              DatabaseAddress.local("127.0.0.1", port, DATABASE),
              new Credentials(OWNER, keptPassword(directory.resolve("owner-password"))),
              new Credentials(SERVICE, keptPassword(directory.resolve("service-password"))));
      server.ifPresent(own -> prepare(own, provisioning));
      return new LocalDatabase(provisioning, server);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot use " + directory, failed);
    }
  }

  /** Empty where another process runs it. */
  private static Optional<EmbeddedPostgresServer> start(Path home) {
    try {
      return Optional.of(EmbeddedPostgresServer.start(ServerSettings.keptIn(home)));
    } catch (IllegalStateException inUse) {
      return Optional.empty();
    }
  }

  private static Optional<EmbeddedPostgresServer> startInTime(Path home) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<EmbeddedPostgresServer> server = start(home);
    while (server.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(AGAIN.toNanos());
      server = start(home);
    }
    if (server.isEmpty()) {
      throw new IllegalArgumentException("another control plane runs in " + home.getParent());
    }
    return server;
  }

  private static void prepare(EmbeddedPostgresServer server, Provisioning provisioning) {
    server.createDatabase(DATABASE);
    provisioning.makeRoles(new Credentials(EmbeddedPostgresServer.SUPERUSER, server.password()));
  }

  private static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static String keptPassword(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(file).strip();
  }

  /** Where it is, and its logins. */
  public Provisioning provisioning() {
    return provisioning;
  }

  /** Leaves it to the caller to close it when the process ends, after whatever still uses it. */
  public void closedByOwner() {
    server.ifPresent(EmbeddedPostgresServer::closedByOwner);
  }

  /** Stops the server, where this process runs it. */
  @Override
  public void close() {
    server.ifPresent(EmbeddedPostgresServer::close);
  }
}
