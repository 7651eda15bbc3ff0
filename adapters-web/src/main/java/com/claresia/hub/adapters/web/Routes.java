package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.Route;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes by which declaration a request is served: the {@code @Path} of its resource, read once at
 * the start, and never anything of the request's own path.
 */
@Provider
final class Routes implements DynamicFeature {
  private static final String ROOT = "/v1";
  private static final Set<Route> OF_THE_SERVER =
      Stream.of(
              "/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/openapi")
          .flatMap(path -> Route.of(path).stream())
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Route.of(ROOT + path(resource.getResourceClass()) + path(resource.getResourceMethod()))
        .ifPresent(route -> context.register(new Noted(route), Noted.FIRST));
  }

  /** What the server itself serves; empty for all else. */
  static Optional<Route> ofTheServer(String path) {
    return OF_THE_SERVER.stream().filter(route -> route.template().equals(path)).findFirst();
  }

  // The pattern of a parameter is of no interest: {version:v[0-9]{1,4}} is {version}.
  private static String path(AnnotatedElement declared) {
    Path path = declared.getAnnotation(Path.class);
    if (path == null) {
      return "";
    }
    String bare = path.value().replaceAll("\\{([A-Za-z_]+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}");
    return bare.startsWith("/") ? bare : "/" + bare;
  }

  private record Noted(Route route) implements ContainerRequestFilter {
    static final int FIRST = 1;

    @Override
    public void filter(ContainerRequestContext request) {
      Exchange.current().notes().servedAt(route);
    }
  }
}
