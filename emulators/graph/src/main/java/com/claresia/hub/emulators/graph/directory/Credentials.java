package com.claresia.hub.emulators.graph.directory;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an application may show to prove who it is.
 *
 * @param secret it may know
 * @param certificates that its assertions may be signed for
 * @param federated whose tokens it may show
 * @param identityHeader of the local endpoint that vouches for it, if the machine does
 */
public record Credentials(
    Optional<String> secret,
    List<X509Certificate> certificates,
    List<FederatedCredential> federated,
    Optional<String> identityHeader) {
  /** Nothing at all. */
  public static final Credentials NONE =
      new Credentials(Optional.empty(), List.of(), List.of(), Optional.empty());

  /** Copies its collections. */
  public Credentials {
    certificates = List.copyOf(certificates);
    federated = List.copyOf(federated);
  }

  /** The same with a secret. */
  public Credentials withSecret(String other) {
    return new Credentials(Optional.of(other), certificates, federated, identityHeader);
  }

  /** The same with one more certificate. */
  public Credentials with(X509Certificate certificate) {
    List<X509Certificate> more = new ArrayList<>(certificates);
    more.add(certificate);
    return new Credentials(secret, more, federated, identityHeader);
  }

  /** The same with one more foreign issuer. */
  public Credentials with(FederatedCredential credential) {
    List<FederatedCredential> more = new ArrayList<>(federated);
    more.add(credential);
    return new Credentials(secret, certificates, more, identityHeader);
  }

  /** The same with the machine vouching for it, to whoever knows the header. */
  public Credentials withIdentityHeader(String header) {
    return new Credentials(secret, certificates, federated, Optional.of(header));
  }

  /** Tells none of it. */
  @Override
  public String toString() {
    return "Credentials[]";
  }
}
