package com.claresia.hub.adapters.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * Everything under {@code /v1}. It names no classes: every {@code @Path} and {@code @Provider} bean
 * on the class path joins it, under the same filters, so that another module adds a resource by
 * having one (and a {@code META-INF/beans.xml}).
 */
@ApplicationPath("/v1")
@ApplicationScoped
public class HubApplication extends Application {

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // OPTIONS would otherwise describe the API in WADL.
        "jersey.config.server.wadl.disableWadl",
        true,
        // Behind a proxy the Hub does not know under which host it is known.
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true,
        // Helidon buffers; a second buffer would hold back the lines of an NDJSON answer.
        "jersey.config.server.contentLength.buffer",
        0);
  }
}
