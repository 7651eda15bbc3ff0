package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of records must not leave: their own words, and who they are about.
 *
 * @param prose texts that people or models wrote, as they are and as they stand in JSON
 * @param names of people and records, each as a whole JSON string, since it may be part of a word
 * @param skills that may leave, and have to be found where all is well
 */
record Payload(Set<String> prose, Set<String> names, Set<String> skills) {
  /** Shorter texts are words such as any other line may hold. */
  private static final int SHORT = 8;

  /** What could be an identifier, which may leave, or a part of one. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:-]*");

  private static final List<String> PEOPLE = List.of("on_behalf_of", "actor");

  static Payload of(List<JsonObject> records) {
    return new Payload(
        records.stream()
            .flatMap(record -> texts(record.getJsonObject("body")))
            .filter(text -> text.length() > SHORT && !WORD.matcher(text).matches())
            .flatMap(text -> Stream.of(text, escaped(text)))
            .collect(Collectors.toCollection(TreeSet::new)),
        records.stream()
            .flatMap(Payload::namesOf)
            .map(name -> '"' + escaped(name) + '"')
            .collect(Collectors.toCollection(TreeSet::new)),
        records.stream()
            .filter(record -> record.getString("type").equals("telemetry_event"))
            .filter(record -> record.containsKey("skill_id"))
            .map(record -> record.getString("skill_id"))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Stream<String> namesOf(JsonObject record) {
    return Stream.concat(
        Stream.of(record.getString("record_id")),
        PEOPLE.stream()
            .filter(record::containsKey)
            .map(record::getJsonObject)
            .filter(who -> who.getString("kind").equals("employee"))
            .map(who -> who.getString("id")));
  }

  private static Stream<String> texts(JsonValue value) {
    return switch (value) {
      case JsonObject object -> object.values().stream().flatMap(Payload::texts);
      case JsonArray array -> array.stream().flatMap(Payload::texts);
      case JsonString text -> Stream.of(text.getString());
      default -> Stream.empty();
    };
  }

  private static String escaped(String text) {
    String quoted = JSON.createValue(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
