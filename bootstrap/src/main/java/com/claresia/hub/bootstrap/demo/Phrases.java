package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Fills templates; within one of these, the same placeholder always means the same word. */
final class Phrases {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
  private static final String SLUG = "_slug";

  private final Organisation organisation;
  private final Chance chance;
  private final Map<String, String> chosen = new HashMap<>();

  Phrases(Organisation organisation, Chance chance) {
    this.organisation = organisation;
    this.chance = chance;
  }

  /** Says what {@code placeholder} stands for. */
  Phrases with(String placeholder, String word) {
    chosen.put(placeholder, word);
    return this;
  }

  /** The template with every placeholder filled. */
  String fill(String template) {
    return PLACEHOLDER.matcher(template).replaceAll(match -> word(match.group(1)));
  }

  /** The value with every string in it filled. */
  JsonValue fill(JsonValue template) {
    return switch (template) {
      case JsonObject object -> fillMembers(object);
      case JsonArray array -> fillItems(array);
      case JsonString text -> JSON.createValue(fill(text.getString()));
      default -> template;
    };
  }

  private JsonObject fillMembers(JsonObject object) {
    JsonObjectBuilder filled = JSON.createObjectBuilder();
    object.forEach((name, value) -> filled.add(name, fill(value)));
    return filled.build();
  }

  private JsonArray fillItems(JsonArray array) {
    JsonArrayBuilder filled = JSON.createArrayBuilder();
    array.forEach(value -> filled.add(fill(value)));
    return filled.build();
  }

  private String word(String placeholder) {
    if (placeholder.endsWith(SLUG)) {
      String whole = word(placeholder.substring(0, placeholder.length() - SLUG.length()));
      return whole.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
    return chosen.computeIfAbsent(placeholder, this::choose);
  }

  private String choose(String placeholder) {
    return switch (placeholder) {
      case "n" -> Integer.toString(chance.between(11, 97));
      case "days" -> Integer.toString(chance.between(2, 45));
      case "percent" -> chance.between(1, 18) + "." + chance.between(0, 9);
      case "amount" ->
          String.format(
              Locale.ROOT, "%,d.%02d", chance.skewed(180, 240_000), chance.between(0, 99));
      case "ticket" -> Integer.toString(chance.between(100_000, 999_999));
      default -> chance.oneOf(words(placeholder));
    };
  }

  private List<String> words(String placeholder) {
    List<String> words = organisation.words(placeholder);
    return words.isEmpty() ? List.of(placeholder) : words;
  }
}
