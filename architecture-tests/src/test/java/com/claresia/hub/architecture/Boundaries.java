package com.claresia.hub.architecture;

import java.util.List;
import java.util.stream.Stream;

/** Every rule that holds for the Hub, over any tree of its shape. */
final class Boundaries {
  private Boundaries() {}

  static List<Boundary> in(String root) {
    Scope scope = new Scope(root);
    return Stream.of(
            new DependencyBoundaries(scope).all(),
            new PurityBoundaries(scope).all(),
            new PackageBoundaries(scope).all(),
            new NameBoundaries(scope).all(),
            new SignatureBoundaries(scope).all())
        .flatMap(boundaries -> boundaries)
        .toList();
  }
}
