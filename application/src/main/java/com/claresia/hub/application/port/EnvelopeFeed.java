package com.claresia.hub.application.port;

import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.OptionalInt;

/**
 * All that the telemetry side gets to see of a store: places, hashes, envelopes, checkpoints. No
 * type in it carries a record's content. Envelopes are built from what the store keeps in typed
 * columns; where a store has no columns, inside its adapter.
 *
 * <p>The feed is the log itself: nothing in it is ever taken out, and who reads it keeps no place
 * in it.
 */
public interface EnvelopeFeed extends LogReader, AutoCloseable {
  /** Most entries in one {@link #read}. */
  int MAX_ENTRIES = 4_096;

  /** Every tenant, in the order of names. May be up to 10 s old. */
  List<TenantId> tenants();

  /**
   * The entries of {@code range}, in the order of {@code seq}, one for each place. A telemetry
   * event whose content is gone has no envelope.
   *
   * @throws IllegalArgumentException if the range ends beyond the head or is longer than {@value
   *     #MAX_ENTRIES}
   */
  List<FeedEntry> read(TenantId tenant, SeqRange range);

  /** How many records of invocations lie in {@code range}, which may be read whole for it. */
  RecordCounts counts(TenantId tenant, SeqRange range);

  /** The newest checkpoints, newest first, at most {@code limit} of them. */
  List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit);

  /** Keeps a checkpoint that was cosigned, in place of the one of the same size. */
  void putCheckpoint(TenantId tenant, StoredCheckpoint checkpoint);

  /** The version of the schema that the store works with; empty where it has none. */
  default OptionalInt schemaVersion() {
    return OptionalInt.empty();
  }

  /** Lets go of what it holds, and of the store only where it was opened apart from one. */
  @Override
  void close();
}
