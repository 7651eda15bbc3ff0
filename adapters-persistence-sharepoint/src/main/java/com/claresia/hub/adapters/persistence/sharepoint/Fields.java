package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.ListItem;
import java.util.Optional;

/** Reads a list item's fields, which people may have emptied. */
final class Fields {
  static final String TITLE = "Title";

  private Fields() {}

  private static Optional<Object> value(ListItem item, String name) {
    return Optional.ofNullable(item.getFields())
        .map(fields -> fields.getAdditionalData())
        .flatMap(fields -> Optional.ofNullable(fields.get(name)));
  }

  static String text(ListItem item, String name) {
    return value(item, name).map(Object::toString).orElse("");
  }

  /** A number, which the SDK hands over as a floating one; 0 where there is none. */
  static long number(ListItem item, String name) {
    return value(item, name)
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).longValue())
        .orElse(0L);
  }
}
