package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The types that a type leads to, by a shortest way each. */
final class Ways {
  private Ways() {}

  /** One way to each type that can be reached, the start left out. */
  static Collection<List<JavaClass>> from(JavaClass start, DescribedPredicate<JavaClass> within) {
    Map<JavaClass, List<JavaClass>> ways = new LinkedHashMap<>();
    Deque<List<JavaClass>> open = new ArrayDeque<>(List.of(List.of(start)));
    while (!open.isEmpty()) {
      List<JavaClass> way = open.remove();
      way.getLast().getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(next -> within.test(next) && !next.equals(start))
          .filter(next -> !ways.containsKey(next))
          .forEach(next -> {
            List<JavaClass> longer = new ArrayList<>(way);
            longer.add(next);
            ways.put(next, longer);
            open.add(longer);
          });
    }
    return ways.values();
  }

  /** The way in words. */
  static String describe(List<JavaClass> way) {
    return way.stream().skip(1).map(JavaClass::getName).collect(Collectors.joining(" -> "));
  }
}
