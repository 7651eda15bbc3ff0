package com.claresia.hub.controlplane.usage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what usage is summed up. */
public enum Grouping {
  /** By skill. */
  SKILL("e.skill_id"),
  /** By archetype. */
  ARCHETYPE("e.archetype_id"),
  /** By tenant. */
  TENANT("e.tenant_id"),
  /** By day, in UTC. */
  DAY("to_char(e.ts AT TIME ZONE 'UTC', 'YYYY-MM-DD')");

  private final String expression;

  Grouping(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }

  /** How questions and answers name it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dimensions of these names, by comma; empty where one is unknown or repeated. */
  public static Optional<List<Grouping>> ofWireNames(String names) {
    List<String> each = List.of(names.split(",", -1));
    List<Grouping> known = each.stream().flatMap(name -> ofWireName(name).stream()).toList();
    return known.stream().distinct().count() == each.size() ? Optional.of(known) : Optional.empty();
  }

  private static Optional<Grouping> ofWireName(String name) {
    return Arrays.stream(values()).filter(g -> g.wireName().equals(name)).findFirst();
  }
}
