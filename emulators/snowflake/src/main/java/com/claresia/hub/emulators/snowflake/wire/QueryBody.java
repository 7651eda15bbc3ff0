package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.engine.BindType;
import com.claresia.hub.emulators.snowflake.engine.BoundColumn;
import com.claresia.hub.emulators.snowflake.engine.StatementRequest;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request to execute or describe a statement, from front to back. */
final class QueryBody {
  private final JsonParser json;
  private final Map<Integer, BoundColumn> bound = new TreeMap<>();
  private final Map<String, Object> parameters = new HashMap<>();
  private String sql = "";
  private boolean describeOnly;
  private boolean async;
  private boolean staged;

  private QueryBody(JsonParser json) {
    this.json = json;
  }

  static StatementRequest read(InputStream in) throws IOException {
    try (JsonParser json = Json.MAPPER.getFactory().createParser(in)) {
      QueryBody body = new QueryBody(json);
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        body.readField(json.currentName());
      }
      return body.request();
    }
  }

  private StatementRequest request() {
    if (async) {
      throw Errors.notEmulated("asynchronous execution");
    }
    if (staged) {
      throw Errors.notEmulated("values bound by way of a stage");
    }
    return new StatementRequest(sql, describeOnly, List.copyOf(bound.values()), parameters);
  }

  private void readField(String name) throws IOException {
    JsonToken token = json.nextToken();
    switch (name) {
      case "sqlText" -> sql = json.getText();
      case "describeOnly" -> describeOnly = json.getBooleanValue();
      case "asyncExec" -> async = token == JsonToken.VALUE_TRUE;
      case "bindStage" -> staged = token == JsonToken.VALUE_STRING;
      case "bindings" -> readBindings(token);
      case "parameters" -> readParameters(token);
      default -> json.skipChildren();
    }
  }

  private void readParameters(JsonToken token) throws IOException {
    while (token == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        parameters.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private void readBindings(JsonToken token) throws IOException {
    while (token == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
      int place = Integer.parseInt(json.currentName());
      json.nextToken();
      bound.put(place, readColumn());
    }
  }

  private BoundColumn readColumn() throws IOException {
    BindType type = BindType.ANY;
    List<@Nullable String> values = List.of();
    boolean array = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("type")) {
        type = BindType.named(json.getText());
      } else if (name.equals("value")) {
        array = token == JsonToken.START_ARRAY;
        values = array ? readArray() : Collections.singletonList(text(token));
      } else {
        json.skipChildren();
      }
    }
    return new BoundColumn(type, values, array);
  }

  private List<@Nullable String> readArray() throws IOException {
    List<@Nullable String> values = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      values.add(text(token));
    }
    return values;
  }

  private @Nullable String text(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL ? null : json.getText();
  }
}
