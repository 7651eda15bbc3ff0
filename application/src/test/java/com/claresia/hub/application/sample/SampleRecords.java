package com.claresia.hub.application.sample;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/** A source of one tenant's records, the same ones for the same seed. For one thread. */
public final class SampleRecords {
  private static final Instant START = Instant.parse("2026-05-02T08:15:30.123Z");

  private final TenantId tenant;
  private final RandomGenerator random;
  private Instant time = START;

  private SampleRecords(TenantId tenant, long seed) {
    this.tenant = tenant;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Records of this tenant. */
  public static SampleRecords of(TenantId tenant, long seed) {
    return new SampleRecords(tenant, seed);
  }

  /** The next record, of this type; each happens a second after the one before. */
  public SampleRecord next(RecordType type) {
    time = time.plusSeconds(1);
    return new SampleRecord(tenant, type, time, random);
  }

  /** The next record, of a type drawn at random. */
  public SampleRecord next() {
    RecordType[] types = RecordType.values();
    return next(types[random.nextInt(types.length)]);
  }

  /** The next records, ready to be committed. */
  public List<HubRecord> take(int count) {
    return Stream.generate(this::next).limit(count).map(SampleRecord::composed).toList();
  }

  /** The segment that puts these leaves after this head. */
  public Segment segment(ChainHead head, List<? extends Leaf> leaves) {
    MerkleHasher hasher = new MerkleHasher();
    Frontier after =
        head.frontier()
            .appendAll(leaves.stream().map(l -> hasher.leaf(l.provenanceHash())).toList());
    UUID commitId = new UUID(random.nextLong(), random.nextLong());
    return new Segment(tenant, commitId, head.size(), leaves, after);
  }

  /** The segment that puts as many new records after this head. */
  public Segment segment(ChainHead head, int count) {
    return segment(head, take(count));
  }
}
