package com.claresia.hub.emulators.graph.sites;

import java.util.Locale;

/**
 * A site.
 *
 * @param id as {@code host,guid,guid}
 * @param host of its address
 * @param path of its address, as {@code /sites/records}
 * @param displayName people's
 */
public record Site(String id, String host, String path, String displayName) {
  static Site named(String host, String name) {
    String path = "/sites/" + name;
    String guids = Ids.guid(host + path) + "," + Ids.guid(path + host);
    return new Site(host + "," + guids.toLowerCase(Locale.ROOT), host, path, name);
  }

  /** Where people find it. */
  public String webUrl() {
    return "https://" + host + path;
  }

  /** Whether a request means it. */
  boolean isMeantBy(String address) {
    return address.equalsIgnoreCase(id)
        || address.equalsIgnoreCase(host + ":" + path)
        || address.equalsIgnoreCase(host + ":" + path + ":");
  }
}
