package com.claresia.hub.controlplane;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.CompactRange;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.NodeId;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.telemetry.EntryLine;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.telemetry.Slug;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log as a Hub has it: entries in order, every third of them an invocation, and a key. */
final class TestLog {
  private static final Instant FIRST = Instant.parse("2026-05-03T08:00:00.000Z");

  private static final Instant LONG_AGO = Instant.parse("2001-05-03T08:00:00.000Z");

  private final TenantId tenant;
  private final NoteSigner signer;
  private final String flavour;
  private final List<FeedEntry> entries = new ArrayList<>();

  private TestLog(TenantId tenant, NoteSigner signer, String flavour) {
    this.tenant = tenant;
    this.signer = signer;
    this.flavour = flavour;
  }

  static TestLog of(TenantId tenant) {
    NoteSigner signer =
        LocalLogKeys.ephemeral(tenant.logOrigin(), SignatureType.ED25519, new SecureRandom());
    return new TestLog(tenant, signer, "");
  }

  /** A log with the same key and the same first entries that goes on differently. */
  TestLog forkAt(long size) {
    TestLog fork = new TestLog(tenant, signer, flavour + "fork");
    fork.entries.addAll(entries.subList(0, (int) size));
    return fork;
  }

  /** A log with the same entries and another key. */
  TestLog signedByAnother() {
    NoteSigner other =
        LocalLogKeys.ephemeral(tenant.logOrigin(), SignatureType.ED25519, new SecureRandom());
    TestLog same = new TestLog(tenant, other, flavour);
    same.entries.addAll(entries);
    return same;
  }

  TestLog growTo(long size) {
    while (entries.size() < size) {
      entries.add(entry(entries.size()));
    }
    return this;
  }

  private FeedEntry entry(int seq) {
    Hash hash = Hash.sha256((tenant + flavour + seq).getBytes(StandardCharsets.UTF_8));
    return new FeedEntry(seq, hash, seq % 3 == 0 ? Optional.of(envelope(seq)) : Optional.empty());
  }

  private Envelope envelope(int seq) {
    return new Envelope(
        tenant,
        new Slug("skill-" + seq / 3 % 2),
        FIRST.plusSeconds(seq),
        seq % 2 == 0,
        seq,
        100,
        10,
        0.25,
        new Slug("archetype"));
  }

  TenantId tenant() {
    return tenant;
  }

  NoteSigner signer() {
    return signer;
  }

  long size() {
    return entries.size();
  }

  FeedEntry at(long seq) {
    return entries.get((int) seq);
  }

  /** The lines of {@code [from, to)}. */
  byte[] lines(long from, long to) {
    return lines(entries.subList((int) from, (int) to));
  }

  byte[] lines(List<FeedEntry> some) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (FeedEntry entry : some) {
      out.writeBytes(EntryLine.write(tenant, entry));
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** The first entries, without their envelopes. */
  List<FeedEntry> bare(int count) {
    return entries.subList(0, count).stream()
        .map(entry -> new FeedEntry(entry.seq(), entry.provenanceHash(), Optional.empty()))
        .toList();
  }

  /** Lines of invocations that cost as much each. */
  byte[] costing(int count, double usd) {
    Envelope usual = envelope(0);
    List<FeedEntry> some = new ArrayList<>();
    for (int seq = 0; seq < count; seq++) {
      Envelope dear =
          new Envelope(
              tenant, usual.skillId(), usual.ts(), true, 1, 1, 1, usd, usual.archetypeId());
      some.add(new FeedEntry(seq, entry(seq).provenanceHash(), Optional.of(dear)));
    }
    return lines(some);
  }

  /** Lines of invocations of long ago, each of a skill of its own. */
  byte[] ofSkills(int count) {
    List<FeedEntry> some = new ArrayList<>();
    for (int seq = 0; seq < count; seq++) {
      Slug skill = new Slug("skill-" + seq);
      Envelope one = new Envelope(tenant, skill, LONG_AGO, true, 1, 1, 1, 0, new Slug("archetype"));
      some.add(new FeedEntry(seq, entry(seq).provenanceHash(), Optional.of(one)));
    }
    return lines(some);
  }

  /** How many of the first entries have an envelope. */
  long entriesWithEnvelope(int size) {
    return entries.subList(0, size).stream().filter(e -> e.envelope().isPresent()).count();
  }

  /** The provenance hashes of {@code [from, to)}, one after the other. */
  byte[] hashes(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entries
        .subList(from, to)
        .forEach(entry -> out.writeBytes(entry.provenanceHash().toByteArray()));
    return out.toByteArray();
  }

  Frontier frontier(long size) {
    return Frontier.of(range(0, size));
  }

  private CompactRange range(long from, long to) {
    RangeBuilder builder = RangeBuilder.at(from);
    for (long seq = from; seq < to; seq++) {
      builder.appendData(entries.get((int) seq).provenanceHash().toByteArray(), 0);
    }
    return builder.toRange();
  }

  /** The signed checkpoint of the first {@code size} entries. */
  String note(long size) {
    return Checkpoint.of(tenant.logOrigin(), size, frontier(size).root())
        .signedBy(List.of(signer))
        .note()
        .format();
  }

  /** The body of {@code add-checkpoint}. */
  String submission(long oldSize, long size) {
    StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
    if (oldSize > 0 && oldSize < size) {
      ConsistencyProof.of(oldSize, size, this::node)
          .path()
          .forEach(hash -> body.append(hash.base64()).append('\n'));
    }
    return body.append('\n').append(note(size)).toString();
  }

  private Hash node(NodeId id) {
    return range(id.begin(), id.begin() + (1L << id.level())).hashes().getFirst();
  }
}
