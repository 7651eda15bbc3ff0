package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Registers customers and their log keys, over the owner's connections. */
public final class TenantAdministration {
  private static final String FIND =
      "SELECT tenant_id, endpoint, region, mode FROM control_plane.tenant";

  private final Database owner;

  /** Administers over the owner's connections. */
  public TenantAdministration(Database owner) {
    this.owner = owner;
  }

  /**
   * Registers a tenant. Given again, the endpoint and the mode are brought up to date; another
   * region is refused, since it is pinned for ever.
   */
  public Registration register(Tenant tenant) {
    return owner.forTenant(
        tenant.id(),
        tx -> {
          Optional<Tenant> known = find(tx, tenant.id());
          return known.isEmpty() ? insert(tx, tenant) : update(tx, known.get(), tenant);
        });
  }

  private static Registration insert(Transaction tx, Tenant tenant) {
    tx.change(
        "INSERT INTO control_plane.tenant (tenant_id, endpoint, region, mode) VALUES (?, ?, ?, ?)",
        tenant.id().value(),
        tenant.endpoint().toString(),
        tenant.region(),
        tenant.mode().name());
    tx.change("INSERT INTO control_plane.log_state (tenant_id) VALUES (?)", tenant.id().value());
    return new Registration.Registered();
  }

  private static Registration update(Transaction tx, Tenant known, Tenant tenant) {
    if (!known.region().equals(tenant.region())) {
      return new Registration.Refused(
          tenant.id() + " is pinned to the region " + known.region() + " for ever");
    }
    if (known.equals(tenant)) {
      return new Registration.AlreadyThere();
    }
    tx.change(
        "UPDATE control_plane.tenant SET endpoint = ?, mode = ? WHERE tenant_id = ?",
        tenant.endpoint().toString(),
        tenant.mode().name(),
        tenant.id().value());
    return new Registration.Registered();
  }

  /** Trusts a key to sign the tenant's checkpoints; it needs the log's origin for its name. */
  public Registration trust(TenantId tenant, VerifierKey key) {
    if (!key.name().equals(tenant.logOrigin()) || key.typeCode() != SignatureType.ED25519.code()) {
      return new Registration.Refused(
          "a log key of " + tenant + " is an Ed25519 key named " + tenant.logOrigin());
    }
    return owner.forTenant(
        tenant,
        tx -> {
          if (find(tx, tenant).isEmpty()) {
            return new Registration.Refused("there is no tenant " + tenant);
          }
          long added =
              tx.change(
                  "INSERT INTO control_plane.log_key (tenant_id, verifier_key) VALUES (?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  tenant.value(),
                  key.format());
          return added == 1 ? new Registration.Registered() : new Registration.AlreadyThere();
        });
  }

  /** Trusts a key no longer, for good; what it signed before stays witnessed. */
  public Registration distrust(TenantId tenant, VerifierKey key) {
    return owner.inTransaction(tx -> {
      long revoked =
          tx.change(
              "UPDATE control_plane.log_key SET revoked_at = coalesce(revoked_at, now())"
                  + " WHERE tenant_id = ? AND verifier_key = ?",
              tenant.value(),
              key.format());
      return revoked == 1
          ? new Registration.Registered()
          : new Registration.Refused("this is no log key of " + tenant);
    });
  }

  /** The keys that are trusted, the oldest first. */
  public List<VerifierKey> logKeys(TenantId tenant) {
    return owner.inTransaction(tx ->
        tx
            .rows(
                "SELECT verifier_key FROM control_plane.log_key WHERE tenant_id = ?"
                    + " AND revoked_at IS NULL ORDER BY registered_at, verifier_key",
                tenant.value())
            .stream()
            .map(row -> VerifierKey.parse(row.text(1)).orThrow())
            .toList());
  }

  /** All tenants by name. */
  public List<Tenant> tenants() {
    return owner.inTransaction(tx ->
        tx.rows(FIND + " ORDER BY tenant_id").stream().map(TenantAdministration::tenant).toList());
  }

  private static Optional<Tenant> find(Transaction tx, TenantId tenant) {
    return tx.row(FIND + " WHERE tenant_id = ? FOR UPDATE", tenant.value())
        .map(TenantAdministration::tenant);
  }

  private static Tenant tenant(Row row) {
    return new Tenant(
        new TenantId(row.text(1)), URI.create(row.text(2)), row.text(3), Mode.valueOf(row.text(4)));
  }
}
