package com.claresia.hub.application.query;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;

/** Reads one record by its id. Thread-safe. */
public final class ReadRecord {
  private final HubStore store;

  /** Reads from this store. */
  public ReadRecord(HubStore store) {
    this.store = store;
  }

  /**
   * The record, as stored.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public ReadResult read(TenantId tenant, RecordId id) {
    return store.read(tenant, id).map(ReadRecord::result).orElseGet(ReadResult.NotFound::new);
  }

  private static ReadResult result(StoredRecord record) {
    return record.content().isPresent()
        ? new ReadResult.Found(record)
        : new ReadResult.Erased(record);
  }
}
