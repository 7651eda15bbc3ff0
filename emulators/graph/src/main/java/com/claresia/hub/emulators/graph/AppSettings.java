package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.directory.Application;
import com.claresia.hub.emulators.graph.directory.FederatedCredential;
import com.claresia.hub.emulators.graph.directory.Role;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An application as it is registered: a client id, what it shows to prove who it is, and what it
 * may do.
 */
public final class AppSettings {
  private final Application application;

  private AppSettings(Application application) {
    this.application = application;
  }

  /** An application that may do nothing yet, and has nothing to show. */
  public static AppSettings named(String clientId) {
    return new AppSettings(
        new Application(clientId, Optional.empty(), List.of(), List.of(), Set.of(), Map.of()));
  }

  /** The same with a secret. */
  public AppSettings withSecret(String secret) {
    return new AppSettings(
        new Application(
            application.clientId(),
            Optional.of(secret),
            application.certificates(),
            application.federated(),
            application.permissions(),
            application.grants()));
  }

  /** The same with a certificate. */
  public AppSettings withCertificate(X509Certificate certificate) {
    List<X509Certificate> more = new ArrayList<>(application.certificates());
    more.add(certificate);
    return new AppSettings(
        new Application(
            application.clientId(),
            application.secret(),
            more,
            application.federated(),
            application.permissions(),
            application.grants()));
  }

  /** The same with a foreign issuer whose tokens it may show. */
  public AppSettings trusting(FederatedCredential credential) {
    List<FederatedCredential> more = new ArrayList<>(application.federated());
    more.add(credential);
    return new AppSettings(
        new Application(
            application.clientId(),
            application.secret(),
            application.certificates(),
            more,
            application.permissions(),
            application.grants()));
  }

  /** The same with a permission for the whole tenant, as {@code Sites.FullControl.All}. */
  public AppSettings permitted(String permission) {
    Set<String> more = new HashSet<>(application.permissions());
    more.add(permission);
    return new AppSettings(
        new Application(
            application.clientId(),
            application.secret(),
            application.certificates(),
            application.federated(),
            more,
            application.grants()));
  }

  /** The same with {@code Sites.Selected}, and a role on the site of that name. */
  public AppSettings granted(String site, Role role) {
    Map<String, Role> more = new HashMap<>(application.grants());
    more.put(site, role);
    AppSettings selected = permitted(Application.SITES_SELECTED);
    return new AppSettings(
        new Application(
            application.clientId(),
            application.secret(),
            application.certificates(),
            application.federated(),
            selected.application.permissions(),
            more));
  }

  Application application() {
    return application;
  }
}
