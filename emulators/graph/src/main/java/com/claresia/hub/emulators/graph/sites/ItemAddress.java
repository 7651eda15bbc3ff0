package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a request names a file or folder: by id ({@code 01ABC…}, {@code root}), or by a path from one
 * ({@code root:/folder/name:}).
 *
 * @param anchor an id, or {@value #ROOT}
 * @param path from there; empty for the anchor itself
 */
public record ItemAddress(String anchor, List<String> path) {
  /** Stands for the id of a library's outermost folder. */
  public static final String ROOT = "root";

  private static final Pattern SLASH = Pattern.compile("/");

  /** Copies the path. */
  public ItemAddress {
    path = List.copyOf(path);
  }

  /** Takes the segment of a request's path. */
  public static ItemAddress parse(String segment) {
    int colon = segment.indexOf(':');
    if (colon < 0) {
      return new ItemAddress(segment, List.of());
    }
    if (!segment.endsWith(":")
        || segment.length() < colon + 3
        || segment.charAt(colon + 1) != '/') {
      throw Errors.invalidRequest("The path of an item is to be as root:/folder/name:");
    }
    return new ItemAddress(
        segment.substring(0, colon), path(segment.substring(colon + 1, segment.length() - 1)));
  }

  /** A path from a library's outermost folder, names parted by slashes. */
  public static ItemAddress of(String path) {
    return new ItemAddress(ROOT, path(path));
  }

  private static List<String> path(String path) {
    return Arrays.stream(SLASH.split(path, -1)).filter(name -> !name.isEmpty()).toList();
  }
}
