package com.claresia.hub.verifier;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A tenant's log of a hundred records in a real store, in segments of ten with a signed checkpoint
 * after each; and what somebody with all rights on that store can do to it.
 */
abstract class LogUnderAttack implements AutoCloseable {
  static final int SIZE = 100;

  private static final Instant ISSUED = Instant.parse("2026-05-03T09:00:00Z");

  final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
  final NoteSigner log =
      LocalLogKeys.ephemeral(tenant.logOrigin(), SignatureType.ED25519, new SecureRandom());
  final List<HubRecord> records = new ArrayList<>();

  private final String backend;
  private final Path folder;

  LogUnderAttack(String backend, Path folder) {
    this.backend = backend;
    this.folder = made(folder);
    write(folder.resolve("log.pub"), log.verifierKey().format());
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store with the Hub's rights. */
  abstract HubStore store();

  /** Sees to it that what the store writes later is written; most write at once. */
  void settle() {}

  /** Changes the salt in the content, and nothing else. */
  abstract void editContent(int seq);

  /** As {@link #editContent}; the stored hash is the altered content's. */
  abstract void editContentAndHash(int seq);

  /** Changes who did it in the search columns alone. */
  abstract void editActorColumn(int seq);

  /** Takes the record away with its place. */
  abstract void delete(int seq);

  /** Takes its content away, and leaves its place. */
  abstract void deleteContent(int seq);

  /** Takes away every record from there on. */
  abstract void deleteFrom(int seq);

  /** Makes the store one that never held more than so many records. */
  abstract void rollBackTo(int size);

  /** Changes the places of two. */
  abstract void swap(int one, int other);

  /**
   * Puts a copy of one, under another id, before that at {@code seq}, and all behind one further.
   */
  abstract void insert(int seq, int copied, String id);

  /** Puts another tenant's record in the place of this one's. */
  abstract void replaceByThatOf(LogUnderAttack other, int seq);

  final void fill() {
    SampleRecords samples = SampleRecords.of(tenant, 42);
    while (records.size() < SIZE) {
      records.addAll(append(samples));
      write(mirrored(records.size()), sign());
    }
    settle();
  }

  private List<HubRecord> append(SampleRecords samples) {
    Segment segment = samples.segment(store().head(tenant), 10);
    store().append(segment);
    return segment.records();
  }

  /** The Hub goes on after what happened to its store, with other records and its genuine key. */
  final void appendOthers() {
    append(SampleRecords.of(tenant, 43));
    sign();
    settle();
  }

  private String sign() {
    ChainHead head = store().head(tenant);
    Checkpoint checkpoint = Checkpoint.of(tenant.logOrigin(), head.size(), head.root());
    String note = checkpoint.signedBy(List.of(log)).note().format();
    store().putCheckpoint(tenant, new StoredCheckpoint(head.size(), head.root(), ISSUED, note));
    return note;
  }

  /** Adds a line to the kept checkpoint of that size. */
  final void addLine(long size, Function<String, NoteSignature> signing) {
    StoredCheckpoint kept =
        store().checkpoints(tenant).stream()
            .filter(checkpoint -> checkpoint.size() == size)
            .findFirst()
            .orElseThrow();
    SignedCheckpoint signed = SignedCheckpoint.parse(kept.note()).orThrow();
    String note = signed.with(signing.apply(signed.note().text())).note().format();
    store().putCheckpoint(tenant, new StoredCheckpoint(size, kept.root(), kept.issuedAt(), note));
  }

  /** Keeps a text in a file, which it names. */
  final String keep(String name, String text) {
    write(folder.resolve(name), text);
    return folder.resolve(name).toString();
  }

  /** Puts as many large records behind those that are there, and signs them. */
  final void appendLarge(int records, int bytes) {
    SampleRecords samples = SampleRecords.of(tenant, 44);
    String body = "{\"content\":\"" + "x".repeat(bytes) + "\",\"model\":\"m\"}";
    for (int done = 0; done < records; done += 100) {
      List<HubRecord> hundred =
          Stream.generate(() -> samples.next(RecordType.OUTPUT).body(body).composed())
              .limit(100)
              .toList();
      store().append(samples.segment(store().head(tenant), hundred));
    }
    sign();
  }

  /** The checkpoint of that size as it was mirrored outside the store. */
  final Path mirrored(long size) {
    return folder.resolve("checkpoint-" + size);
  }

  final Path dsnFile() {
    return folder.resolve("dsn");
  }

  /** Verifies it by the log's key. */
  final CommandRun verify(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                "--backend",
                backend,
                "--dsn-file",
                dsnFile().toString(),
                "--tenant",
                tenant.value(),
                "--log-public-key",
                folder.resolve("log.pub").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  final String id(int seq) {
    return records.get(seq).id().toString();
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store().close();
  }
}
