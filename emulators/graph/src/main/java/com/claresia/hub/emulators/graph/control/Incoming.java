package com.claresia.hub.emulators.graph.control;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A request that is about to be answered.
 *
 * @param method in upper case
 * @param path below the version, decoded, as {@code /drives/b!1/items/root:/a/b:/content}
 * @param operation of the description; empty for a download; as {@code PUT
 *     /drives/{drive-id}/items/{driveItem-id}/content}
 * @param clientId of the application that asks
 * @param part its id within a batch, if it is a part of one
 */
public record Incoming(
    String method, String path, String operation, String clientId, Optional<String> part) {

  /** Fits requests that change something; a batch as a whole does not. */
  public static final Predicate<Incoming> CHANGES =
      incoming -> !incoming.method().equals("GET") && !incoming.path().equals("/$batch");

  /** Fits those that put content into a file. */
  public static final Predicate<Incoming> UPLOADS =
      incoming -> incoming.method().equals("PUT") && incoming.path().endsWith("/content");

  /** Fits those that a redirection leads to: where the content is. */
  public static final Predicate<Incoming> DOWNLOADS =
      incoming -> incoming.path().startsWith("/_download/");

  /** Fits all. */
  public static final Predicate<Incoming> ALL = incoming -> true;

  /** Fits those of that method whose path contains a match. */
  public static Predicate<Incoming> of(String method, String pathPattern) {
    Pattern pattern = Pattern.compile(pathPattern);
    return incoming -> incoming.method().equals(method) && pattern.matcher(incoming.path()).find();
  }
}
