package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.ByteBuffer;

/**
 * The hashes of one tenant as they were received: batches that follow each other without a gap.
 *
 * @param tx the tenant's transaction
 * @param tenant whose
 */
public record ReceivedHashes(Transaction tx, TenantId tenant) {
  /** The most hashes that are read at once. */
  public static final int MAX_HASHES = 65_536;

  private static final String ADD =
      "INSERT INTO control_plane.hash_batch"
          + " (tenant_id, first_seq, entries, hashes, frontier_after) VALUES (?, ?, ?, ?, ?)";

  private static final String COVERING =
      """
      SELECT b.first_seq, b.hashes FROM control_plane.hash_batch b
      WHERE b.tenant_id = ? AND b.first_seq < ? AND b.first_seq >= coalesce((
        SELECT max(p.first_seq) FROM control_plane.hash_batch p
        WHERE p.tenant_id = ? AND p.first_seq <= ?), 0)
      ORDER BY b.first_seq
      """;

  private static final String BEFORE =
      """
      SELECT b.first_seq, b.frontier_after FROM control_plane.hash_batch b
      WHERE b.tenant_id = ? AND b.first_seq < ? ORDER BY b.first_seq DESC LIMIT 2
      """;

  /** Adds a batch at the end. */
  void add(Batch batch, Frontier after) {
    tx.change(
        ADD, tenant.value(), batch.begin(), batch.entries().size(), batch.hashes(), after.encode());
  }

  /** The hashes of {@code [from, to)}, one after the other; all of them must have been received. */
  public byte[] read(long from, long to) {
    if (to <= from) {
      return new byte[0];
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact((to - from) * Hash.LENGTH));
    for (Row row : tx.rows(COVERING, tenant.value(), to, tenant.value(), from)) {
      long first = row.number(1);
      byte[] hashes = row.bytes(2);
      long begin = Math.max(from, first) - first;
      long end = Math.min(to - first, hashes.length / Hash.LENGTH);
      out.put(hashes, (int) begin * Hash.LENGTH, (int) (end - begin) * Hash.LENGTH);
    }
    return out.array();
  }

  /** The root of the tree over the first {@code size} hashes, all of which were received. */
  public Hash root(long size) {
    Frontier known = Frontier.empty();
    for (Row row : tx.rows(BEFORE, tenant.value(), size)) {
      Frontier after = Frontier.decode(row.bytes(2)).orThrow();
      if (after.size() <= size) {
        known = after;
        break;
      }
    }
    return extended(known, size).root();
  }

  private Frontier extended(Frontier known, long size) {
    byte[] rest = read(known.size(), size);
    RangeBuilder builder = RangeBuilder.from(known);
    for (int offset = 0; offset < rest.length; offset += Hash.LENGTH) {
      builder.appendData(rest, offset);
    }
    return builder.toFrontier();
  }
}
