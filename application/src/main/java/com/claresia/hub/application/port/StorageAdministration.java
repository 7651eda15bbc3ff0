package com.claresia.hub.application.port;

import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.List;
import java.util.Optional;

/** The owner's side of a store: what the running service has no right to do. */
public interface StorageAdministration extends AutoCloseable {
  /**
   * Brings the schema up to date; does nothing where it is.
   *
   * @return the migrations that were applied, oldest first, one line each
   * @throws StoreUnavailable if a migration failed; the store is then as before it
   */
  List<String> migrate();

  /**
   * Adds a tenant, or replaces its policy where it exists.
   *
   * @param policy whose, and what holds for it
   * @param readOnlyUser a login of the customer's DBAs that may read this tenant, and nothing else
   */
  void addTenant(TenantPolicy policy, Optional<String> readOnlyUser);

  @Override
  void close();
}
