package com.claresia.hub.emulators.graph.sites;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some of the rows or changes that were asked for.
 *
 * @param items of this page
 * @param next where the next page begins; empty for the last one
 */
public record ItemPage<T>(List<T> items, OptionalLong next) {
  /** Copies the items. */
  public ItemPage {
    items = List.copyOf(items);
  }

  /** One page of all. */
  public static <T> ItemPage<T> of(List<T> all, int skip, int top) {
    List<T> items = all.stream().skip(skip).limit(top).toList();
    boolean more = all.size() > skip + items.size();
    return new ItemPage<>(
        items, more ? OptionalLong.of(skip + items.size()) : OptionalLong.empty());
  }
}
