package com.claresia.hub.bootstrap.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** An invented organisation: who works there, which skills they use, and of what they speak. */
final class Organisation {
  /** Looked up once: the class {@code Json} looks for it at every call. */
  static final JsonProvider JSON = JsonProvider.provider();

  private final JsonObject description;
  private final List<Person> people;
  private final List<Skill> skills;

  private Organisation(JsonObject description) {
    this.description = description;
    this.people = objects(description, "people").map(Person::new).toList();
    this.skills = objects(description, "skills").map(Skill::new).toList();
  }

  /** Somebody who works there. */
  record Person(JsonObject profile) {
    String id() {
      return profile.getString("id");
    }

    String unit() {
      return profile.getString("unit");
    }
  }

  /** Something an AI does there. */
  record Skill(JsonObject description) {
    String id() {
      return description.getString("id");
    }

    int weight() {
      return description.getInt("weight");
    }

    boolean serves(Person person) {
      return description.getJsonArray("units").getValuesAs(JsonString::getString).stream()
          .anyMatch(person.unit()::equals);
    }
  }

  /** Reads one that comes with the Hub. */
  static Organisation named(String name) {
    try (InputStream resource = Organisation.class.getResourceAsStream(name + ".json");
        JsonReader reader = JSON.createReader(Objects.requireNonNull(resource, name))) {
      return new Organisation(reader.readObject());
    } catch (java.io.IOException unreadable) {
      throw new IllegalStateException(name + " cannot be read", unreadable);
    }
  }

  ZoneId zone() {
    return ZoneId.of(description.getString("zone"));
  }

  /** How often a person uses a skill on a working day, on average. */
  double invocationsPerDay() {
    return description.getJsonNumber("invocations_per_day").doubleValue();
  }

  List<Person> people() {
    return people;
  }

  /** The skills that this person may use. */
  List<Skill> skillsOf(Person person) {
    return skills.stream().filter(skill -> skill.serves(person)).toList();
  }

  List<Skill> skills() {
    return skills;
  }

  /** Words for a placeholder such as {@code supplier}; none where it is not a word's. */
  List<String> words(String placeholder) {
    JsonArray words = description.getJsonObject("words").getJsonArray(placeholder);
    return words == null ? List.of() : words.getValuesAs(JsonString::getString);
  }

  /** What can happen around skills. */
  List<JsonObject> governance() {
    return objects(description, "governance").toList();
  }

  private static java.util.stream.Stream<JsonObject> objects(JsonObject object, String member) {
    return object.getJsonArray(member).getValuesAs(JsonObject.class).stream();
  }
}
