package com.claresia.hub.adapters.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts the access filter before every resource method there is, once, at start-up. A method asks
 * for the scope its HTTP method stands for; only what is marked {@link Open} goes without a token.
 */
@Provider
@Singleton
final class AccessFeature implements DynamicFeature {
  private final Gatekeeper gatekeeper;

  @Inject
  AccessFeature(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = resource.getResourceClass();
    if (type.isAnnotationPresent(Open.class)) {
      return;
    }
    Scope needed = Scope.ofMethod(httpMethod(resource.getResourceMethod()).orElse(HttpMethod.POST));
    ContainerRequestFilter filter =
        type.isAnnotationPresent(ByHostName.class)
            ? new HostAccessFilter(gatekeeper, needed)
            : new AccessFilter(gatekeeper, needed);
    context.register(filter);
  }

  private static Optional<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst();
  }
}
