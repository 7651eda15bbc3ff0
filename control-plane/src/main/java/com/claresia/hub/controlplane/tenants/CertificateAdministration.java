package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;

/** Registers and revokes client certificates, over the owner's connections. */
public final class CertificateAdministration {
  private final Database owner;

  /** Administers over the owner's connections. */
  public CertificateAdministration(Database owner) {
    this.owner = owner;
  }

  /**
   * A certificate that was registered.
   *
   * @param caller whose
   * @param certificate itself
   * @param revokedAt when it was revoked, if it was
   */
  public record Registered(
      Caller caller, ClientCertificate certificate, Optional<String> revokedAt) {}

  /**
   * Registers a certificate. One certificate is one caller's, and one that was revoked stays so.
   */
  public Registration register(Caller caller, ClientCertificate certificate) {
    return owner.inTransaction(tx -> {
      if (caller instanceof Caller.OfTenant(TenantId tenant) && !isThere(tx, tenant)) {
        return new Registration.Refused("there is no tenant " + tenant);
      }
      long added =
          tx.change(
              "INSERT INTO control_plane.certificate (fingerprint, tenant_id, der)"
                  + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              certificate.fingerprint().toByteArray(),
              tenantOf(caller).orElse(null),
              certificate.der());
      return added == 1 ? new Registration.Registered() : known(tx, caller, certificate);
    });
  }

  private static boolean isThere(Transaction tx, TenantId tenant) {
    String find = "SELECT tenant_id FROM control_plane.tenant WHERE tenant_id = ?";
    return tx.row(find, tenant.value()).isPresent();
  }

  private static Registration known(Transaction tx, Caller caller, ClientCertificate certificate) {
    Row row =
        tx.row(
                "SELECT tenant_id, revoked_at IS NOT NULL FROM control_plane.certificate"
                    + " WHERE fingerprint = ?",
                certificate.fingerprint().toByteArray())
            .orElseThrow();
    if (row.truth(2)) {
      return new Registration.Refused("the certificate was revoked, and stays so");
    }
    return row.optionalText(1).equals(tenantOf(caller))
        ? new Registration.AlreadyThere()
        : new Registration.Refused("the certificate is registered for somebody else");
  }

  private static Optional<String> tenantOf(Caller caller) {
    return switch (caller) {
      case Caller.OfTenant(TenantId tenant) -> Optional.of(tenant.value());
      case Caller.Operator() -> Optional.empty();
    };
  }

  /** Revokes a certificate for good, whoever's it is. */
  public Registration revoke(Hash fingerprint) {
    return owner.inTransaction(tx -> {
      long revoked =
          tx.change(
              "UPDATE control_plane.certificate SET revoked_at = coalesce(revoked_at, now())"
                  + " WHERE fingerprint = ?",
              fingerprint.toByteArray());
      return revoked == 1
          ? new Registration.Registered()
          : new Registration.Refused("no certificate with this fingerprint is registered");
    });
  }

  /** All certificates, in the order in which they were registered. */
  public List<Registered> certificates() {
    return owner.inTransaction(tx ->
        tx
            .rows(
                "SELECT tenant_id, der, revoked_at::text FROM control_plane.certificate"
                    + " ORDER BY registered_at, fingerprint")
            .stream()
            .map(CertificateAdministration::registered)
            .toList());
  }

  private static Registered registered(Row row) {
    Caller caller =
        row.optionalText(1)
            .<Caller>map(tenant -> new Caller.OfTenant(new TenantId(tenant)))
            .orElseGet(Caller.Operator::new);
    try {
      return new Registered(caller, ClientCertificate.parse(row.bytes(2)), row.optionalText(3));
    } catch (CertificateException e) {
      throw new IllegalStateException("a stored certificate cannot be read", e);
    }
  }
}
