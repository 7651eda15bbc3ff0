package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Assumption;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * SharePoint, by DSN. The settings' keys are listed at {@code SharePointSettings} and in this
 * module's README.
 */
public final class SharePointStorageBackend implements StorageBackend {
  private final SecretSources secrets;

  /** For {@link java.util.ServiceLoader}: secrets may also come from the environment. */
  public SharePointStorageBackend() {
    this(SecretSources.ofThisProcess());
  }

  SharePointStorageBackend(SecretSources secrets) {
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "sharepoint";
  }

  /**
   * Opens the store; with {@code access=verify} nothing is ever written.
   *
   * @throws StoreUnavailable also where the site, the library or a list is not there, or not for
   *     this application
   */
  @Override
  public HubStore open(StorageSettings settings) {
    return new SharePointHubStore(
        OpenSite.open(SharePointSettings.of(settings, secrets).service(), Clock.systemUTC()));
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    return new SharePointAdministration(SharePointSettings.of(settings, secrets).owner());
  }

  /**
   * Writes a few files to the folder {@code doctor} of the library, which can be deleted then, and
   * adds three rows to the list {@code Records}, which it deletes.
   */
  @Override
  public void examine(StorageSettings settings, Consumer<Assumption> tried) {
    ConnectionSettings service = SharePointSettings.of(settings, secrets).service();
    try (GraphConnection graph = new GraphConnection(service)) {
      Site site = Site.find(graph, service.site());
      new LiveChecks(graph, site).examine(tried);
    }
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    Dsn.parse(SharePointSettings.DSN, dsn);
    return StorageSettings.of(Map.of(SharePointSettings.DSN, dsn));
  }
}
