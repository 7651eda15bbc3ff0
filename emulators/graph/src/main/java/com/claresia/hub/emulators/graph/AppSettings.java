package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.directory.Application;
import com.claresia.hub.emulators.graph.directory.Credentials;
import com.claresia.hub.emulators.graph.directory.FederatedCredential;
import com.claresia.hub.emulators.graph.directory.Role;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    return new AppSettings(new Application(clientId, Credentials.NONE, Set.of(), Map.of()));
  }

  private AppSettings showing(Credentials credentials) {
    return new AppSettings(
        new Application(
            application.clientId(), credentials, application.permissions(), application.grants()));
  }

  /** The same with a secret. */
  public AppSettings withSecret(String secret) {
    return showing(application.credentials().withSecret(secret));
  }

  /** The same with one more certificate. */
  public AppSettings withCertificate(X509Certificate certificate) {
    return showing(application.credentials().with(certificate));
  }

  /** The same with one more foreign issuer whose tokens it may show. */
  public AppSettings trusting(FederatedCredential credential) {
    return showing(application.credentials().with(credential));
  }

  /**
   * The same as a managed identity: programs on this machine get its tokens without a credential,
   * from {@code /metadata/identity/oauth2/token}, or with this header from {@code /msi/token}.
   */
  public AppSettings managedBehind(String identityHeader) {
    return showing(application.credentials().withIdentityHeader(identityHeader));
  }

  /** The same with a permission for the whole tenant, as {@code Sites.FullControl.All}. */
  public AppSettings permitted(String permission) {
    Set<String> more = new HashSet<>(application.permissions());
    more.add(permission);
    return new AppSettings(
        new Application(
            application.clientId(), application.credentials(), more, application.grants()));
  }

  /** The same with {@code Sites.Selected}, and a role on the site of that name. */
  public AppSettings granted(String site, Role role) {
    Application selected = permitted(Application.SITES_SELECTED).application;
    Map<String, Role> more = new HashMap<>(application.grants());
    more.put(site, role);
    return new AppSettings(
        new Application(selected.clientId(), selected.credentials(), selected.permissions(), more));
  }

  Application application() {
    return application;
  }
}
