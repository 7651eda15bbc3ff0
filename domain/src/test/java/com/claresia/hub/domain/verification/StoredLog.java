package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.JdkEd25519;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A log in memory, as a store would have it, open to every kind of tampering. */
final class StoredLog {
  static final Instant RECORDED = Instant.parse("2026-05-03T08:15:30.456Z");

  final TenantId tenant;
  final JdkEd25519.Signer logKey;
  final NavigableMap<Long, Row> rows = new TreeMap<>();
  final List<KeptCheckpoint> checkpoints = new ArrayList<>();
  final Random random;

  StoredLog(String tenant, Random random) {
    this.tenant = new TenantId(tenant);
    this.random = random;
    this.logKey = JdkEd25519.signer(this.tenant.logOrigin(), SignatureType.ED25519);
  }

  /** One stored row. */
  static final class Row {
    UUID id;
    byte[] hash;
    byte[] content = {};
    boolean bare;
    long occurredAt;
    long recordedAt;
    final Map<Column, String> columns = new EnumMap<>(Column.class);
    List<UUID> derivedFrom = List.of();
    byte[] frontier = {};

    Row(UUID id, byte[] hash) {
      this.id = id;
      this.hash = hash;
    }

    /** A row of its own with the same in it. */
    Row copy() {
      Row copy = new Row(id, hash.clone());
      copy.content = content.clone();
      copy.bare = bare;
      copy.occurredAt = occurredAt;
      copy.recordedAt = recordedAt;
      copy.columns.putAll(columns);
      copy.derivedFrom = derivedFrom;
      return copy;
    }

    /** Replaces text in the content, and leaves the stored hash as it is. */
    void edit(String from, String to) {
      String text = new String(content, StandardCharsets.UTF_8);
      if (!text.contains(from)) {
        throw new IllegalArgumentException(from);
      }
      content = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** Has it taken in at another time, in content, column and hash. */
    void date(Instant time) {
      edit("\"recorded_at\":\"" + RECORDED, "\"recorded_at\":\"" + time);
      recordedAt = micros(time);
      rehash();
    }

    /** Makes the stored hash that of the content. */
    void rehash() {
      hash = Hash.sha256(content).toByteArray();
    }
  }

  UUID newId() {
    return new UUID(
        random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }

  /** An output of a skill, with every column set. */
  Row output() {
    UUID id = newId();
    UUID source = newId();
    Row row = row(id, outputJson(id, source));
    row.columns.putAll(
        Map.of(
            Column.TYPE, "output",
            Column.ACTOR_KIND, "skill",
            Column.ACTOR_ID, "say \"hi\" \\ é\u0001\n",
            Column.ON_BEHALF_OF_KIND, "employee",
            Column.ON_BEHALF_OF_ID, "e.rossi",
            Column.SKILL_ID, "summarise",
            Column.ARCHETYPE_ID, "writer",
            Column.INVOCATION_ID, "run-7"));
    row.derivedFrom = List.of(source, id);
    return row;
  }

  private String outputJson(UUID id, UUID source) {
    return "{\"actor\":{\"id\":\"say \\\"hi\\\" \\\\ é\\u0001\\n\",\"kind\":\"skill\"},\"archetype_id\":\"writer\","
        + "\"body\":{\"content\":{\"a\":[1,{\"type\":\"x\"},\"}]\\\"\"],\"n\":"
        + random.nextInt()
        + "},\"model\":\"m\"},"
        + "\"derived_from\":[\""
        + source
        + "\",\""
        + id
        + "\"],\"invocation_id\":\"run-7\","
        + "\"occurred_at\":\"2026-05-03T08:15:30.123Z\",\"on_behalf_of\":{\"id\":\"e.rossi\",\"kind\":\"employee\"},"
        + "\"record_id\":\""
        + id
        + "\",\"recorded_at\":\"2026-05-03T08:15:30.456Z\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA\","
        + "\"schema\":\"claresia.hub.output/v1\",\"skill_id\":\"summarise\",\"submitted_by\":{\"iss\":\"i\",\"sub\":\"s\"},"
        + "\"tenant_id\":\""
        + tenant
        + "\",\"type\":\"output\"}";
  }

  /** An event with just the columns that it has to have. */
  Row event(String actorKind, String submitter, String body) {
    UUID id = newId();
    Row row =
        row(
            id,
            "{\"actor\":{\"id\":\"hub\",\"kind\":\""
                + actorKind
                + "\"},\"body\":"
                + body
                + ",\"occurred_at\":\"2026-05-03T08:15:30.123Z\",\"record_id\":\""
                + id
                + "\",\"recorded_at\":\"2026-05-03T08:15:30.456Z\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA\","
                + "\"schema\":\"claresia.hub.governance_event/v1\","
                + submitter
                + "\"tenant_id\":\""
                + tenant
                + "\",\"type\":\"governance_event\"}");
    row.columns.putAll(
        Map.of(
            Column.TYPE, "governance_event", Column.ACTOR_KIND, actorKind, Column.ACTOR_ID, "hub"));
    return row;
  }

  Row erasureOf(UUID id) {
    return event(
        "system",
        "",
        "{\"detail\":{\"record_id\":\""
            + id
            + "\"},\"kind\":\"privacy.record_erased\",\"severity\":\"info\"}");
  }

  private static Row row(UUID id, String json) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    Row row = new Row(id, Hash.sha256(content).toByteArray());
    row.content = content;
    row.occurredAt = micros(Instant.parse("2026-05-03T08:15:30.123Z"));
    row.recordedAt = micros(RECORDED);
    return row;
  }

  private static long micros(Instant time) {
    return time.toEpochMilli() * 1_000;
  }

  long size() {
    return rows.isEmpty() ? 0 : rows.lastKey() + 1;
  }

  /** Appends rows as one segment and signs a checkpoint over it. */
  void commit(List<Row> segment) {
    segment.forEach(row -> rows.put(size(), row));
    Frontier frontier = frontier();
    rows.lastEntry().getValue().frontier = frontier.encode();
    checkpoints.add(checkpoint(frontier));
  }

  void append(Row row) {
    rows.put(size(), row);
  }

  void commitOutputs(int count) {
    List<Row> segment = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segment.add(output());
    }
    commit(segment);
  }

  Frontier frontier() {
    MerkleHasher hasher = new MerkleHasher();
    return Frontier.empty()
        .appendAll(rows.values().stream().map(r -> hasher.leaf(Hash.of(r.hash))).toList());
  }

  KeptCheckpoint checkpoint(Frontier frontier) {
    SignedCheckpoint signed =
        Checkpoint.of(tenant.logOrigin(), frontier.size(), frontier.root())
            .signedBy(List.of(logKey));
    return new KeptCheckpoint(frontier.size(), frontier.root(), signed.note().format());
  }

  SignedCheckpoint signed(int index) {
    return SignedCheckpoint.parse(checkpoints.get(index).note()).orThrow();
  }

  /** Adds a line to a kept checkpoint. */
  void addLine(int index, NoteSignature line) {
    SignedCheckpoint signed = signed(index).with(line);
    checkpoints.set(
        index,
        new KeptCheckpoint(
            signed.checkpoint().size(), signed.checkpoint().root(), signed.note().format()));
  }

  /**
   * What somebody makes of it who can write everything and has no key: every row committed anew.
   */
  StoredLog rewritten() {
    StoredLog forged = new StoredLog(tenant.value(), random);
    List<Row> all = List.copyOf(rows.values());
    for (int i = 0; i < all.size(); i += 10) {
      forged.commit(all.subList(i, i + 10));
    }
    return forged;
  }

  /** Verifies in ranges that end at these places and at the end. */
  VerificationReport verify(ChainVerification verification, long to, TreeSet<Long> ends) {
    ends.add(to);
    long from = 0;
    List<RangeVerifier> ranges = new ArrayList<>();
    for (long end : ends) {
      ranges.add(verification.range(from, end));
      from = end;
    }
    feed(ranges, ends);
    ranges.forEach(range -> verification.add(range.finish()));
    return verification.report();
  }

  private void feed(List<RangeVerifier> ranges, TreeSet<Long> ends) {
    StoredLeaf leaf = new StoredLeaf();
    List<Long> bounds = List.copyOf(ends);
    List<List<Long>> places = new ArrayList<>();
    bounds.forEach(b -> places.add(new ArrayList<>()));
    for (long seq : rows.keySet()) {
      for (int i = 0; i < bounds.size(); i++) {
        if (seq < bounds.get(i)) {
          places.get(i).add(seq);
          break;
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int i : order) {
      places.get(i).forEach(seq -> ranges.get(i).accept(fill(leaf, seq, rows.get(seq))));
    }
  }

  static StoredLeaf fill(StoredLeaf leaf, long seq, Row row) {
    byte[] hash = new byte[40];
    System.arraycopy(row.hash, 0, hash, 5, 32);
    leaf.leaf(seq, row.id.getMostSignificantBits(), row.id.getLeastSignificantBits(), hash, 5);
    if (row.frontier.length > 0) {
      leaf.frontier(row.frontier, 0, row.frontier.length);
    }
    if (!row.bare) {
      byte[] shifted = new byte[row.content.length + 9];
      System.arraycopy(row.content, 0, shifted, 3, row.content.length);
      leaf.content(shifted, 3, row.content.length).times(row.occurredAt, row.recordedAt);
      row.columns.forEach((column, text) -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        leaf.text(column, utf8, 0, utf8.length);
      });
      if (!row.derivedFrom.isEmpty()) {
        byte[] edges = new byte[4 + 20 * row.derivedFrom.size()];
        ByteBuffer buffer = ByteBuffer.wrap(edges);
        for (int i = 0; i < row.derivedFrom.size(); i++) {
          buffer.putLong(4 + 20 * i, row.derivedFrom.get(i).getMostSignificantBits());
          buffer.putLong(12 + 20 * i, row.derivedFrom.get(i).getLeastSignificantBits());
        }
        leaf.derivedFrom(edges, 4, row.derivedFrom.size(), 20);
      }
    }
    return leaf;
  }

  /** The frontier columns are all gone. */
  void dropFrontiers() {
    rows.values().forEach(row -> row.frontier = new byte[0]);
  }
}
