package com.claresia.hub.bootstrap.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** What of a record must not leave: its own words, and who it is about. */
final class Payload {
  /** Shorter texts are words such as any other line may hold. */
  private static final int SHORT = 8;

  private Payload() {}

  static List<String> of(JsonObject record) {
    List<String> texts = new ArrayList<>();
    if (record.containsKey("on_behalf_of")) {
      texts.add(record.getJsonObject("on_behalf_of").getString("id"));
    }
    texts.add(record.getString("record_id"));
    add(record.getJsonObject("body"), texts);
    return texts;
  }

  private static void add(JsonValue value, List<String> texts) {
    switch (value) {
      case JsonObject object -> object.values().forEach(member -> add(member, texts));
      case JsonArray array -> array.forEach(member -> add(member, texts));
      case JsonString text when text.getString().length() > SHORT -> texts.add(text.getString());
      default -> {}
    }
  }
}
