package com.claresia.hub.verifier;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.persistence.postgres.PostgresStorageBackend;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A tenant's log of a hundred records on a real PostgreSQL, in segments of ten with a signed
 * checkpoint after each, and the ways in which its superuser can spoil it.
 */
final class LogOnPostgres implements AutoCloseable {
  static final int SIZE = 100;

  private static final String DATABASE = "verifier";
  private static final String SERVICE = "verifier_service";
  private static final String PASSWORD = "only-for-tests";
  private static final Instant ISSUED = Instant.parse("2026-05-03T09:00:00Z");

  final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
  final NoteSigner log =
      LocalLogKeys.ephemeral(tenant.logOrigin(), SignatureType.ED25519, new SecureRandom());
  final List<HubRecord> records = new ArrayList<>();

  private final EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
  private final Path folder;
  private final HubStore store;

  LogOnPostgres(Path folder) {
    this.folder = made(folder);
    server.createDatabase(DATABASE);
    try (StorageAdministration owner = new PostgresStorageBackend().administer(settings())) {
      owner.migrate();
      owner.addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
    }
    store = new PostgresStorageBackend().open(settings());
    write(folder.resolve("log.pub"), log.verifierKey().format());
    useServiceLogin();
    fill();
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void fill() {
    SampleRecords samples = SampleRecords.of(tenant, 42);
    while (records.size() < SIZE) {
      records.addAll(append(samples));
      write(mirrored(records.size()), sign());
    }
  }

  private List<HubRecord> append(SampleRecords samples) {
    Segment segment = samples.segment(store.head(tenant), 10);
    store.append(segment);
    return segment.records();
  }

  /** The Hub goes on after what happened to its store, with other records and its genuine key. */
  void appendOthers() {
    append(SampleRecords.of(tenant, 43));
    sign();
  }

  private String sign() {
    ChainHead head = store.head(tenant);
    Checkpoint checkpoint = Checkpoint.of(tenant.logOrigin(), head.size(), head.root());
    String note = checkpoint.signedBy(List.of(log)).note().format();
    store.putCheckpoint(tenant, new StoredCheckpoint(head.size(), head.root(), ISSUED, note));
    return note;
  }

  /** Puts as many large records behind those that are there, and signs them. */
  void appendLarge(int records, int bytes) {
    SampleRecords samples = SampleRecords.of(tenant, 44);
    String body = "{\"content\":\"" + "x".repeat(bytes) + "\",\"model\":\"m\"}";
    for (int done = 0; done < records; done += 100) {
      List<HubRecord> hundred =
          Stream.generate(() -> samples.next(RecordType.OUTPUT).body(body).composed())
              .limit(100)
              .toList();
      store.append(samples.segment(store.head(tenant), hundred));
    }
    sign();
  }

  /** The checkpoint of that size as it was mirrored outside the store. */
  Path mirrored(long size) {
    return folder.resolve("checkpoint-" + size);
  }

  /** From now on the store is verified with the service's own rights. */
  void useServiceLogin() {
    write(dsnFile(), dsn(SERVICE, PASSWORD));
  }

  Path dsnFile() {
    return folder.resolve("dsn");
  }

  /** Verifies it by the log's key. */
  CommandRun verify(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                "--dsn-file",
                dsnFile().toString(),
                "--tenant",
                tenant.value(),
                "--log-public-key",
                folder.resolve("log.pub").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** A login of a DBA who may read this tenant, and nothing else. */
  void allowReading(String user) {
    superuser("CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'");
    try (StorageAdministration owner = new PostgresStorageBackend().administer(settings())) {
      owner.allowReading(tenant, user);
    }
    write(dsnFile(), dsn(user, PASSWORD));
  }

  String id(int seq) {
    return records.get(seq).id().toString();
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

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
