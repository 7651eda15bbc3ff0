package com.claresia.hub.application.observe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The template that a path fits, such as {@code /v1/records/{id}}: what stands in the code, never
 * what stood in a request. Only the declaration of a resource is made into one; {@code
 * architecture-tests} sees to it.
 *
 * @param template segments that are plain words, or a name in braces
 */
public record Route(String template) {
  private static final Pattern FORM =
      Pattern.compile("(/([A-Za-z][A-Za-z0-9_.-]*|\\{[A-Za-z_]+}))+");

  /** The template, if it has the form. */
  public static Optional<Route> of(String template) {
    return FORM.matcher(template).matches() ? Optional.of(new Route(template)) : Optional.empty();
  }

  /** Checks the form. */
  public Route {
    if (!FORM.matcher(template).matches()) {
      throw new IllegalArgumentException("no template of a path");
    }
  }
}
