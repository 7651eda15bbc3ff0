package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.List;
import java.util.regex.Pattern;

/** The owner's side: makes the library and the lists, which the running Hub has no right to do. */
final class SharePointAdministration implements StorageAdministration {
  /** Names that no folder of a library can have, or that one has already. */
  private static final Pattern KEPT =
      Pattern.compile("forms|con|prn|aux|nul|(com|lpt)[0-9]|doctor");

  private final ConnectionSettings settings;
  private final GraphConnection graph;

  SharePointAdministration(ConnectionSettings settings) {
    this.settings = settings;
    this.graph = new GraphConnection(settings);
  }

  @Override
  public List<String> migrate() {
    return new Provisioning(graph, Site.find(graph, settings.site())).provide();
  }

  @Override
  public void addTenant(TenantPolicy policy) {
    if (KEPT.matcher(policy.tenant().value()).matches()) {
      throw Problems.of(
          "tenant",
          "is a name that SharePoint keeps for itself",
          "choose another, such as the-" + policy.tenant());
    }
    Site site = Site.find(graph, settings.site());
    new Heads(new ListItems(graph, site.id(), site.list(Site.HEADS))).add(policy.tenant());
    // Last, so that a tenant that is listed is complete.
    new Tenants(new Library(graph, site.drive(graph)), System::nanoTime).put(policy);
  }

  @Override
  public void allowReading(TenantId tenant, String user) {
    throw Problems.of(
        "read-only-user",
        "cannot be given a part of a library by this application",
        "share the folder "
            + tenant
            + " of the library Log with that person, read-only, in SharePoint");
  }

  @Override
  public void close() {
    graph.close();
  }
}
