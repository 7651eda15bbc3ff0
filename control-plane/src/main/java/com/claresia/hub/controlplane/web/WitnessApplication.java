package com.claresia.hub.controlplane.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The witness, which has no version in its path (C2SP tlog-witness). */
@ApplicationPath("/add-checkpoint")
@ApplicationScoped
public class WitnessApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(AddCheckpointResource.class, ProblemMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return V1Application.JERSEY;
  }
}
