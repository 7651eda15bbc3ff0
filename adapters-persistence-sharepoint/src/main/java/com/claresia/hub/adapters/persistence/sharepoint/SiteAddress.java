package com.claresia.hub.adapters.persistence.sharepoint;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which site, and through which endpoints.
 *
 * @param host of the site
 * @param path of the site on it
 * @param graph Graph's base, such as {@code https://graph.microsoft.com}
 * @param authority where tokens come from; empty for Azure's public one
 * @param directory the Entra tenant; empty where a managed identity knows it
 * @param certificates of authorities to trust instead of the JDK's, in PEM
 */
record SiteAddress(
    String host,
    String path,
    URI graph,
    Optional<URI> authority,
    Optional<String> directory,
    Optional<Path> certificates) {
  /** How Graph names it. */
  String id() {
    return host + ":" + path + ":";
  }

  @Override
  public String toString() {
    return "https://" + host + path;
  }
}
