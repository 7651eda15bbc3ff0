package com.claresia.hub.application.port;

import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One store that keeps every tenant's log.
 *
 * <p>The least that is asked of it is one compare-and-set: a segment can be created at {@link
 * Segment#firstSeq()} once, and is then visible whole or not at all. All else follows from it.
 *
 * <p>Every method is safe for many threads and blocks the calling (virtual) thread. A store that
 * cannot be reached, or does not answer in time, makes every method but {@link #append} throw
 * {@link StoreUnavailable}; a driver's own exception never crosses this port. No method ever
 * answers with another tenant's data, and none shows a {@code seq} at or beyond the head.
 */
public interface HubStore extends LogReader, AutoCloseable {
  /** Most ids in one {@link #readAll}. */
  int MAX_READ_IDS = 1_000;

  /** In what this store differs from the others. */
  Set<StoreCapability> capabilities();

  /** How large segments may be here, and whether they should wait for more records. */
  default SegmentLimits segmentLimits() {
    return SegmentLimits.none();
  }

  /**
   * One past the last place at which anything is stored, for verification: it believes no frontier,
   * so that a damaged end of the log is still looked at.
   */
  default long extent(TenantId tenant) {
    return head(tenant).size();
  }

  /**
   * Commits a segment, whole or not at all. A leaf in it that has no content is stored as one whose
   * content was dropped, its id taken for ever. Only {@link AppendOutcome.Appended} promises
   * durability. Sending the identical segment (same commit id) again after {@link
   * AppendOutcome.OutcomeUnknown} is safe and decides it. A segment beyond the head is never
   * stored: it would leave a gap.
   */
  AppendOutcome append(Segment segment);

  /** The record of that id with its place in the chain, if the tenant has one. */
  Optional<StoredRecord> read(TenantId tenant, RecordId id);

  /**
   * The records of those ids that exist, in no particular order; at most {@value #MAX_READ_IDS}
   * ids.
   */
  List<StoredRecord> readAll(TenantId tenant, Collection<RecordId> ids);

  /**
   * Records in the order of {@code seq}, at most {@link TimelineQuery#limit()} of them and fewer
   * where they come to {@link TimelineQuery#enoughBytes()} before; never one whose content is gone,
   * since its search columns went with it.
   */
  List<StoredRecord> query(TenantId tenant, TimelineQuery query);

  /**
   * Ids of the records that name one of {@code ids} in {@code derived_from}, in the order of {@code
   * seq}, at most {@code limit} of them.
   */
  List<RecordId> derivedFrom(TenantId tenant, Collection<RecordId> ids, int limit);

  /**
   * Feeds every stored leaf of {@code range} to {@code sink} in the order of {@code seq}, in
   * bounded memory. It reports what is stored, the altered and the misplaced included: gaps are not
   * filled, hashes are not checked. Several ranges may be scanned at once.
   */
  void scan(TenantId tenant, SeqRange range, LeafSink sink);

  /**
   * The request digests of {@code range}, concatenated, 32 bytes each: with what {@link #scan}
   * shows, all that it takes to store these leaves elsewhere.
   *
   * @throws IllegalArgumentException if the range ends beyond the head or is longer than {@value
   *     #MAX_HASHES}
   */
  byte[] requestDigests(TenantId tenant, SeqRange range);

  /** Keeps full tiles. They are a cache: losing or repeating them harms nothing. */
  void putTiles(TenantId tenant, List<StoredTile> tiles);

  /** Keeps a checkpoint; one of the same size replaces it (a cosignature was added). */
  void putCheckpoint(TenantId tenant, StoredCheckpoint checkpoint);

  /** The newest checkpoint. */
  default Optional<StoredCheckpoint> latestCheckpoint(TenantId tenant) {
    return newestCheckpoints(tenant, 1).stream().findFirst();
  }

  /** The newest checkpoints, newest first, at most {@code limit} of them. */
  List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit);

  /** All kept checkpoints in the order of size. */
  List<StoredCheckpoint> checkpoints(TenantId tenant);

  /**
   * Hands over all kept checkpoints in the order of size, for those who cannot hold them all: a
   * busy day has one a second.
   */
  default void scanCheckpoints(TenantId tenant, Consumer<StoredCheckpoint> sink) {
    checkpoints(tenant).forEach(sink);
  }

  /** Forgets checkpoints of these sizes (thinning out). */
  void dropCheckpoints(TenantId tenant, Collection<Long> sizes);

  /**
   * Destroys content and search columns of these records; ids, hashes and places stay, so that
   * every proof stays valid and no id is ever free again.
   *
   * @return how many of them had content until now
   * @throws UnsupportedOperationException without {@link StoreCapability#DROPS_SINGLE_CONTENT}
   */
  int dropContent(TenantId tenant, Collection<RecordId> ids);

  /** What the telemetry side may see of this store. Closing it closes nothing else. */
  EnvelopeFeed feed();

  /** What is known of tenants here, until tenant policy is a use case of its own. */
  TenantPolicies tenants();

  /** The version of the schema that this store works with; empty where it has none. */
  default OptionalInt schemaVersion() {
    return OptionalInt.empty();
  }

  /** Whether the store can serve now; never throws. */
  StoreHealth health();

  /** Lets go of connections. Calls under way may fail with {@link StoreUnavailable}. */
  @Override
  void close();
}
