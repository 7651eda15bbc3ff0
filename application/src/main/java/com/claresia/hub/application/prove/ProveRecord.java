package com.claresia.hub.application.prove;

import com.claresia.hub.application.checkpoint.Coverage;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.InclusionProof;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;

/**
 * Proves one record, in time that grows with the logarithm of the log: one read of the record, and
 * of its tiles those that are not in memory. Thread-safe.
 */
public final class ProveRecord {
  private final HubStore store;
  private final LogTiles tiles;
  private final IssueCheckpoint checkpoints;

  /** Proves the records in this store. */
  public ProveRecord(HubStore store, LogTiles tiles, IssueCheckpoint checkpoints) {
    this.store = store;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
  }

  /**
   * The proof, already checked, and cosigned where a cosigned checkpoint covers the record. A
   * record that no checkpoint covers yet waits for the next one, about a second.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public ProveResult prove(TenantId tenant, RecordId id) {
    return store
        .read(tenant, id)
        .map(record -> prove(tenant, record))
        .orElseGet(ProveResult.NotFound::new);
  }

  private ProveResult prove(TenantId tenant, StoredRecord record) {
    if (record.content().isEmpty()) {
      return new ProveResult.Erased(record);
    }
    return switch (checkpoints.citable(tenant, record.seq() + 1)) {
      case Coverage.Covered(StoredCheckpoint checkpoint) -> prove(tenant, record, checkpoint);
      case Coverage.Unsigned(String reason) -> new ProveResult.Unsigned(reason);
      case Coverage.Contradicted(String reason) -> new ProveResult.Refuted(reason);
    };
  }

  private ProveResult prove(TenantId tenant, StoredRecord record, StoredCheckpoint checkpoint) {
    ProveResult result = attempt(tenant, record, checkpoint);
    if (result instanceof ProveResult.Refuted) {
      // What is in memory may be of a time before the store was restored.
      tiles.forget(tenant);
      return attempt(tenant, record, checkpoint);
    }
    return result;
  }

  private ProveResult attempt(TenantId tenant, StoredRecord record, StoredCheckpoint checkpoint) {
    long size = checkpoint.size();
    InclusionProof inclusion = InclusionProof.of(record.seq(), size, tiles.nodes(tenant, size));
    Hash leaf = MerkleHasher.leafHash(Hash.sha256(record.content().orElseThrow()));
    return switch (inclusion.verify(leaf, checkpoint.root())) {
      case ProofVerdict.Proven proven ->
          new ProveResult.Proven(new RecordProof(record, inclusion, checkpoint));
      case ProofVerdict.Refuted(String reason) -> new ProveResult.Refuted(reason);
    };
  }
}
