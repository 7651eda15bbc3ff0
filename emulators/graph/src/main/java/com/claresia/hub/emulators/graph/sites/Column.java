package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A column of a list.
 *
 * @param id a GUID
 * @param name that fields go by
 * @param type what its values are
 * @param indexed whether it may be filtered and ordered by
 * @param unique whether no two rows may have the same value
 * @param definition as it was given, and is told again
 */
public record Column(
    String id, String name, Type type, boolean indexed, boolean unique, JsonNode definition) {

  /** What values are. */
  public enum Type {
    /** One line, at most 255 characters. */
    TEXT,
    /** Any length; never indexed. */
    NOTE,
    /** A double. */
    NUMBER,
    /** To the second, in UTC. */
    DATE_TIME,
    /** Yes or no. */
    BOOLEAN,
    /** A text, one of some. */
    CHOICE
  }

  /** The column that every list has. */
  static final String TITLE = "Title";

  private static final int LONGEST_TEXT = 255;

  static Column title() {
    return new Column(
        Ids.guid(TITLE).toLowerCase(Locale.ROOT),
        TITLE,
        Type.TEXT,
        false,
        false,
        JsonNodeFactory.instance
            .objectNode()
            .put("name", TITLE)
            .put("displayName", TITLE)
            .set("text", JsonNodeFactory.instance.objectNode()));
  }

  /** Takes a definition, as it comes over the wire. */
  static Column defined(String id, JsonNode definition) {
    String name = definition.path("name").asText();
    Type type = type(definition);
    boolean unique = definition.path("enforceUniqueValues").asBoolean();
    boolean indexed = definition.path("indexed").asBoolean() || unique;
    if (name.isBlank()) {
      throw Errors.invalidRequest("A column needs a name");
    }
    if (indexed && type == Type.NOTE) {
      throw Errors.invalidRequest("A column with multiple lines of text cannot be indexed");
    }
    return new Column(id, name, type, indexed, unique, definition);
  }

  private static Type type(JsonNode definition) {
    if (definition.has("number")) {
      return Type.NUMBER;
    }
    if (definition.has("dateTime")) {
      return Type.DATE_TIME;
    }
    if (definition.has("boolean")) {
      return Type.BOOLEAN;
    }
    if (definition.has("choice")) {
      return Type.CHOICE;
    }
    return definition.path("text").path("allowMultipleLines").asBoolean() ? Type.NOTE : Type.TEXT;
  }

  /** A value as it is kept; refuses what the column does not take. */
  Object value(JsonNode given) {
    return switch (type) {
      case TEXT -> text(given, LONGEST_TEXT);
      case NOTE, CHOICE -> text(given, Integer.MAX_VALUE);
      case NUMBER -> number(given);
      case DATE_TIME -> time(given.asText());
      case BOOLEAN -> given.asBoolean();
    };
  }

  private String text(JsonNode given, int longest) {
    if (!given.isTextual() || given.textValue().length() > longest) {
      throw wrong();
    }
    return given.textValue();
  }

  private Double number(JsonNode given) {
    if (!given.isNumber()) {
      throw wrong();
    }
    return given.doubleValue();
  }

  private String time(String given) {
    try {
      return OffsetDateTime.parse(given).toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      throw Errors.invalidRequest("Invalid date for field " + name + ": " + e.getMessage());
    }
  }

  private RuntimeException wrong() {
    return Errors.invalidRequest("Invalid value for field " + name);
  }

  /** What a value is compared by: texts regardless of their case. */
  Comparable<?> key(Object value) {
    return value instanceof String text && type != Type.DATE_TIME
        ? text.toLowerCase(Locale.ROOT)
        : (Comparable<?>) value;
  }
}
