package com.claresia.hub.application.lineage;

import com.claresia.hub.application.lineage.LineageResult.Extent;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows {@code derived_from} both ways, nearest first, few questions to the store for each step
 * away. Cycles and ids that nobody knows are taken as they are. Thread-safe.
 */
public final class TraceLineage {
  /** Most ancestors, and most descendants, that can be asked for. */
  public static final int MAX_LIMIT = 1_000;

  private final HubStore store;

  /** Follows the records in this store. */
  public TraceLineage(HubStore store) {
    this.store = store;
  }

  /**
   * The lineage of a record.
   *
   * @param limit most ancestors, and most descendants, to answer; 1 to 1,000
   * @throws StoreUnavailable if the store does not answer
   */
  public LineageResult trace(TenantId tenant, RecordId id, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT);
    }
    return store
        .read(tenant, id)
        .map(record -> trace(tenant, Walk.node(record, 0), limit))
        .orElseGet(LineageResult.NotFound::new);
  }

  private LineageResult trace(TenantId tenant, LineageNode root, int limit) {
    Walk up = new Walk(root.id(), limit);
    Walk down = new Walk(root.id(), limit);
    List<RecordId> unknown = ancestors(tenant, root, up);
    descendants(tenant, root, down);
    boolean cut = up.isCut() || down.isCut();
    return new LineageResult.Lineage(
        root, up.nodes(), down.nodes(), unknown, cut ? Extent.TRUNCATED : Extent.COMPLETE);
  }

  private List<RecordId> ancestors(TenantId tenant, LineageNode root, Walk walk) {
    List<RecordId> unknown = new ArrayList<>();
    List<RecordId> step = walk.admit(root.derivedFrom());
    while (!step.isEmpty()) {
      List<LineageNode> reached = walk.step(step, ids -> store.readAll(tenant, ids), unknown);
      step = walk.admit(reached.stream().flatMap(node -> node.derivedFrom().stream()).toList());
    }
    return unknown;
  }

  private void descendants(TenantId tenant, LineageNode root, Walk walk) {
    List<RecordId> step = List.of(root.id());
    while (!step.isEmpty()) {
      step = walk.admit(store.derivedFrom(tenant, step, walk.enoughToSeeMore()));
      walk.step(step, ids -> store.readAll(tenant, ids), new ArrayList<>());
    }
  }
}
