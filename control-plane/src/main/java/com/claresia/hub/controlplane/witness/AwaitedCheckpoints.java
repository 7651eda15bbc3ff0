package com.claresia.hub.controlplane.witness;

import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;

/**
 * Signed checkpoints of one tenant that came before their hashes did. Of too many the smallest are
 * kept, which are the first that can be compared.
 *
 * @param tx the tenant's transaction
 * @param tenant whose
 */
record AwaitedCheckpoints(Transaction tx, TenantId tenant) {
  private static final int MOST = 16;

  private static final String KEEP =
      """
      INSERT INTO control_plane.awaited_checkpoint (tenant_id, size, root, note) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String DROP =
      """
      DELETE FROM control_plane.awaited_checkpoint a WHERE a.tenant_id = ? AND (a.size, a.root) IN (
        SELECT b.size, b.root FROM control_plane.awaited_checkpoint b WHERE b.tenant_id = ?
        ORDER BY b.size, b.root OFFSET ?)
      """;

  private static final String TAKE =
      """
      DELETE FROM control_plane.awaited_checkpoint WHERE tenant_id = ? AND size <= ? RETURNING note
      """;

  /** Keeps one. */
  void keep(SignedCheckpoint trusted) {
    tx.change(
        KEEP,
        tenant.value(),
        trusted.checkpoint().size(),
        trusted.checkpoint().root().toByteArray(),
        trusted.note().format());
    tx.change(DROP, tenant.value(), tenant.value(), MOST);
  }

  /** Takes out those up to this size. */
  List<SignedCheckpoint> takeUpTo(long size) {
    return tx.rows(TAKE, tenant.value(), size).stream()
        .map(row -> SignedCheckpoint.parse(row.text(1)).orThrow())
        .toList();
  }
}
