package com.claresia.hub.planted.adapters.web;

import com.claresia.hub.planted.application.observe.Route;

/** Planted: a path becomes a route. */
public final class MakesARoute {
  Route of(String path) {
    return new Route(path);
  }
}
