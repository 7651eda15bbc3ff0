package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part of a log that tells nothing of what was recorded: its size, its hashes, its tiles.
 *
 * <p>Every method is safe for many threads, blocks the calling (virtual) thread, and throws {@link
 * StoreUnavailable} if the store does not answer in time.
 */
public interface LogReader {
  /** Most hashes in one {@link #provenanceHashes}: those under one tile of level 1. */
  int MAX_HASHES = 65_536;

  /**
   * Size and frontier of the tenant's chain, from its last segment; empty for an unknown tenant.
   */
  ChainHead head(TenantId tenant);

  /**
   * The provenance hashes of {@code range}, concatenated, 32 bytes each.
   *
   * @throws IllegalArgumentException if the range ends beyond the head or is longer than {@value
   *     #MAX_HASHES}
   */
  byte[] provenanceHashes(TenantId tenant, SeqRange range);

  /** A full tile kept by the Hub, 8,192 bytes; empty where it was not kept (yet). */
  Optional<byte[]> tile(TenantId tenant, Tile tile);

  /** Hashes as values, for callers off the hot path. */
  default List<Hash> hashes(TenantId tenant, SeqRange range) {
    byte[] all = provenanceHashes(tenant, range);
    return IntStream.range(0, all.length / Hash.LENGTH)
        .mapToObj(i -> Hash.of(all, i * Hash.LENGTH, Hash.LENGTH))
        .toList();
  }
}
