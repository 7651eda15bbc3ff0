package com.claresia.hub.application.port;

import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.List;

/** The owner's side of a store: what the running service has no right to do. */
public interface StorageAdministration extends AutoCloseable {
  /**
   * Brings the schema up to date; does nothing where it is.
   *
   * @return the migrations that were applied, oldest first, one line each
   * @throws StoreUnavailable if a migration failed; the store is then as before it
   */
  List<String> migrate();

  /** Adds a tenant, or replaces its policy where it exists. */
  void addTenant(TenantPolicy policy);

  /**
   * Lets a login of the customer's DBAs read this tenant, which was added before, and nothing else;
   * does nothing where it may already.
   */
  void allowReading(TenantId tenant, String user);

  @Override
  void close();
}
