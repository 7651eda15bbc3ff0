package com.claresia.hub.emulators.graph.directory;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An application that is registered in the tenant.
 *
 * @param clientId a GUID
 * @param secret that it may show
 * @param certificates that its assertions may be signed for
 * @param federated whose tokens it may show
 * @param permissions consented to for the whole tenant, as {@code Sites.Selected}
 * @param grants with {@code Sites.Selected}: by the name of a site
 */
public record Application(
    String clientId,
    Optional<String> secret,
    List<X509Certificate> certificates,
    List<FederatedCredential> federated,
    Set<String> permissions,
    Map<String, Role> grants) {
  /** The permission under which grants count. */
  public static final String SITES_SELECTED = "Sites.Selected";

  /** Copies its collections. */
  public Application {
    certificates = List.copyOf(certificates);
    federated = List.copyOf(federated);
    permissions = Set.copyOf(permissions);
    grants = Map.copyOf(grants);
  }

  /** What is never to be told. */
  @Override
  public String toString() {
    return "Application[" + clientId + "]";
  }
}
