package com.claresia.hub.controlplane.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Everything under {@code /v1}. */
@ApplicationPath("/v1")
@ApplicationScoped
public class V1Application extends Application {
  /** Jersey's settings: no WADL, and no second buffer above the server's. */
  static final Map<String, Object> JERSEY =
      Map.of(
          "jersey.config.server.wadl.disableWadl",
          true,
          "jersey.config.server.contentLength.buffer",
          0);

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        EntriesResource.class,
        LogResource.class,
        CosignerKeysResource.class,
        UsageResource.class,
        EnvelopesResource.class,
        ProblemsResource.class,
        ProblemMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return JERSEY;
  }
}
