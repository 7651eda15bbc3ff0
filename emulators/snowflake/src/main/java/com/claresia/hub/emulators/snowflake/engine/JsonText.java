package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Failures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** VARIANT values as Snowflake keeps and shows them: keys in order, written anew. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final ObjectWriter INDENTED = MAPPER.writer(printer());

  private JsonText() {}

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(lines)
        .withArrayIndenter(lines);
  }

  /** The text written anew, without white space. */
  static String parsed(String text) {
    try {
      return MAPPER.writeValueAsString(MAPPER.readValue(text, Object.class));
    } catch (JsonProcessingException e) {
      throw Failures.notJson(e.getOriginalMessage());
    }
  }

  /** The same, indented as results show it. */
  static String shown(String json) {
    try {
      return INDENTED.writeValueAsString(MAPPER.readValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw Failures.notJson(e.getOriginalMessage());
    }
  }

  /** The part at that JSON pointer, or null where there is none. */
  static @Nullable String part(String json, String pointer) {
    JsonNode part = tree(json).at(pointer);
    return part.isMissingNode() || part.isNull() ? null : part.toString();
  }

  /** A scalar without quotes, anything else as JSON; null of JSON's null. */
  static @Nullable String text(String json) {
    JsonNode node = tree(json);
    if (node.isNull()) {
      return null;
    }
    return node.isValueNode() ? node.asText() : parsed(json);
  }

  /** Texts as an array. */
  static String array(List<String> texts) {
    try {
      return MAPPER.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts always have a JSON form", e);
    }
  }

  /** Whether two arrays have an element in common. */
  static boolean overlap(String left, String right) {
    Set<JsonNode> elements = new HashSet<>();
    tree(left).forEach(elements::add);
    for (JsonNode element : tree(right)) {
      if (elements.contains(element)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw Failures.notJson(e.getOriginalMessage());
    }
  }
}
