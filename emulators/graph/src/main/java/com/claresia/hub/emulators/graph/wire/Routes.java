package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.directory.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which request is answered by what, needs which role, and costs how much. */
final class Routes {
  /** Answers a request that may be made. */
  @FunctionalInterface
  interface Handler {
    Answer answer(Call call);
  }

  /**
   * A described operation that is emulated.
   *
   * @param role on its site
   * @param units that it costs
   * @param handler of its requests
   */
  record Route(Role role, int units, Handler handler) {
    /** The cost of a request: going on from a token costs as much as a single item. */
    int unitsOf(Call call) {
      return call.query().containsKey("token") ? 1 : units;
    }
  }

  /** A single item, or a download. */
  static final int SINGLE = 1;

  /** Several items, or a change. */
  static final int SEVERAL = 2;

  private final Map<String, Route> routes = new HashMap<>();

  Routes on(String operation, Role role, int units, Handler handler) {
    routes.put(operation, new Route(role, units, handler));
    return this;
  }

  Optional<Route> find(String operation) {
    return Optional.ofNullable(routes.get(operation));
  }
}
