package com.claresia.hub.bootstrap.own;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;

/**
 * A store that runs with the Hub and for it alone. A new one is ready to be migrated: what a
 * customer's administrator would do before is done. Another kind is one class that implements this,
 * and one line in {@link OwnStores}.
 */
public interface OwnStore extends AutoCloseable {
  /** Name of the {@code StorageBackend} that reaches it. */
  String backend();

  /**
   * What a configuration would say to that backend, the rights to migrate and to add tenants
   * included.
   */
  StorageSettings settings();

  /**
   * What it is, in one word before the product's name: {@code embedded} for the thing itself,
   * {@code emulated} for what only stands in for it.
   */
  String nature();

  /** Somebody with all rights on the store, who goes behind the Hub's back. */
  Tampering tampering(TenantId tenant);

  /** From now on it ends when it is closed, and not already when the process is told to end. */
  void closedByOwner();

  /** Ends it; what was thrown away with it cannot be had back. */
  @Override
  void close();
}
