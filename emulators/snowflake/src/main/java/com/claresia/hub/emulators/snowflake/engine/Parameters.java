package com.claresia.hub.emulators.snowflake.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a session, some of them set. */
public final class Parameters {
  private final Map<String, Object> set = new HashMap<>();

  /** Nothing is set. */
  public Parameters() {}

  private Parameters(Map<String, Object> set) {
    this.set.putAll(set);
  }

  /** Sets one; a name or value that is not known is refused. */
  public void set(String name, Object value) {
    Parameter parameter = Parameter.named(name);
    set.put(parameter.name(), parameter.value(value));
  }

  /** Gives one its first value again. */
  public void unset(String name) {
    set.remove(Parameter.named(name).name());
  }

  /** These, and for one statement others; what is not known among those is left out. */
  Parameters with(Map<String, Object> ofStatement) {
    Parameters both = new Parameters(set);
    ofStatement.forEach((name, value) -> {
      if (Parameter.known().containsKey(name)) {
        both.set(name, value);
      }
    });
    return both;
  }

  private Object value(String name) {
    return set.getOrDefault(name, Parameter.named(name).initial());
  }

  boolean truth(String name) {
    return (Boolean) value(name);
  }

  long number(String name) {
    return (Long) value(name);
  }

  String text(String name) {
    return value(name).toString();
  }

  /** All of them, by name. */
  public Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    Parameter.known().values().forEach(known -> all.put(known.name(), known.initial()));
    all.putAll(set);
    return all;
  }
}
