package com.claresia.hub.domain.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Random JSON texts in random spellings, without duplicate names. */
final class RandomJson {
  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String next() {
    StringBuilder text = new StringBuilder();
    value(text, random.nextInt(6));
    return text.toString();
  }

  private void value(StringBuilder text, int depth) {
    space(text);
    switch (depth == 0 ? random.nextInt(4) : 3 + random.nextInt(3)) {
      case 0 -> text.append(random.nextBoolean());
      case 1 -> text.append("null");
      case 2 -> number(text);
      case 3 -> string(text, chars(12));
      case 4 -> array(text, depth - 1);
      default -> object(text, depth - 1);
    }
    space(text);
  }

  private void space(StringBuilder text) {
    text.append(random.nextInt(4) > 0 ? "" : " \n\t\r".substring(random.nextInt(4)));
  }

  private void array(StringBuilder text, int depth) {
    text.append('[');
    for (int i = random.nextInt(4); i >= 0; i--) {
      value(text, random.nextInt(depth + 1));
      text.append(i == 0 ? "" : ",");
    }
    text.append(']');
  }

  private void object(StringBuilder text, int depth) {
    Set<String> names = new HashSet<>();
    for (int i = random.nextInt(random.nextInt(8) == 0 ? 60 : 6); i > 0; i--) {
      names.add(chars(random.nextInt(8) == 0 ? 20 : 3));
    }
    text.append('{');
    String comma = "";
    for (String name : names) {
      text.append(comma);
      space(text);
      string(text, name);
      space(text);
      text.append(':');
      value(text, random.nextInt(depth + 1));
      comma = ",";
    }
    text.append('}');
  }

  private void number(StringBuilder text) {
    switch (random.nextInt(4)) {
      case 0 -> text.append(random.nextInt(2000) - 1000);
      case 1 -> text.append(random.nextLong());
      case 2 -> text.append(finite(Double.longBitsToDouble(random.nextLong())));
      default ->
          text.append(random.nextInt(1000)).append('.').append(random.nextInt(100)).append("E-2");
    }
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0.25;
  }

  private String chars(int most) {
    StringBuilder chars = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      chars.appendCodePoint(codePoint());
    }
    return chars.toString();
  }

  private int codePoint() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(0x20);
      case 1 -> "\"\\/]^\u007f".charAt(random.nextInt(6));
      case 2 -> 0x80 + random.nextInt(0x780);
      case 3 -> 0xE000 + random.nextInt(0x2000);
      case 4 -> 0x1_0000 + random.nextInt(0x10_0000);
      default -> 'a' + random.nextInt(26);
    };
  }

  private void string(StringBuilder text, String content) {
    text.append('"');
    for (int c : content.codePoints().toArray()) {
      if (c < ' ' || c == '"' || c == '\\' || random.nextInt(8) == 0) {
        Character.toString(c).chars().forEach(unit -> escape(text, (char) unit));
      } else {
        text.appendCodePoint(c);
      }
    }
    text.append('"');
  }

  private void escape(StringBuilder text, char c) {
    int known = "\b\f\n\r\t\"\\/".indexOf(c);
    if (known >= 0 && random.nextBoolean()) {
      text.append('\\').append("bfnrt\"\\/".charAt(known));
    } else {
      text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
    }
  }

  /** The tree with every number as the double it is in ECMAScript. */
  static JsonNode numbersAsDoubles(JsonNode tree) {
    if (tree.isNumber()) {
      return DoubleNode.valueOf(tree.doubleValue() + 0.0);
    }
    if (tree.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      tree.forEach(element -> array.add(numbersAsDoubles(element)));
      return array;
    }
    if (tree.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      tree.properties()
          .forEach(member -> object.set(member.getKey(), numbersAsDoubles(member.getValue())));
      return object;
    }
    return tree;
  }
}
