package com.claresia.hub.emulators.graph.directory;

import java.util.Map;
import java.util.Set;

/**
 * An application that is registered in the tenant.
 *
 * @param clientId a GUID
 * @param credentials what it may show
 * @param permissions consented to for the whole tenant, as {@code Sites.Selected}
 * @param grants with {@code Sites.Selected}: by the name of a site
 */
public record Application(
    String clientId, Credentials credentials, Set<String> permissions, Map<String, Role> grants) {
  /** The permission under which grants count. */
  public static final String SITES_SELECTED = "Sites.Selected";

  /** Copies its collections. */
  public Application {
    permissions = Set.copyOf(permissions);
    grants = Map.copyOf(grants);
  }
}
