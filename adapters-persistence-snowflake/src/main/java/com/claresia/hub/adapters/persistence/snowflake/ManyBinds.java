package com.claresia.hub.adapters.persistence.snowflake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binds of a statement that takes many values at its end. Their number is rounded up to a power
 * of two, by repeating the last, so that there are few texts and Snowflake knows their plans.
 *
 * @param leading what is bound before them
 * @param values one or more
 */
record ManyBinds(List<? extends Object> leading, List<? extends Object> values) {
  ManyBinds {
    leading = List.copyOf(leading);
    values = List.copyOf(values);
  }

  private int places() {
    int smaller = Integer.highestOneBit(values.size());
    return smaller == values.size() ? smaller : 2 * smaller;
  }

  /** The statement with so many places. */
  SqlText in(Sql sql) {
    return sql.text().forEach(places());
  }

  /** What is bound. */
  @Nullable Object[] all() {
    List<Object> all = new ArrayList<>(leading);
    all.addAll(values);
    for (int i = values.size(); i < places(); i++) {
      all.add(values.getLast());
    }
    return all.toArray();
  }
}
