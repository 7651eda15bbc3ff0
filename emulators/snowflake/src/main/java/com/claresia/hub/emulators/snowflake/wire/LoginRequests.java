package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.engine.Account;
import com.claresia.hub.emulators.snowflake.engine.Session;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Requests that open, renew and close sessions. */
final class LoginRequests {
  private final Account account;
  private final Tokens tokens;

  LoginRequests(Account account, Tokens tokens) {
    this.account = account;
    this.tokens = tokens;
  }

  /** Opens a session; the request's address names a role and where to begin. */
  byte[] login(JsonNode body, Function<String, Optional<String>> query) {
    JsonNode data = body.path("data");
    checkAccount(data.path("ACCOUNT_NAME").asText());
    String authenticator = data.path("AUTHENTICATOR").asText("SNOWFLAKE");
    boolean keyPair = authenticator.equals("SNOWFLAKE_JWT");
    if (!keyPair && !authenticator.equals("SNOWFLAKE")) {
      throw Errors.notEmulated("the authenticator " + authenticator);
    }
    Session session =
        account.login(
            new Account.Login(
                data.path("LOGIN_NAME").asText().toUpperCase(Locale.ROOT),
                keyPair ? Optional.empty() : text(data, "PASSWORD"),
                keyPair ? Optional.of(data.path("TOKEN").asText()) : Optional.empty(),
                query.apply("roleName").map(LoginRequests::stored),
                query.apply("warehouse").map(LoginRequests::stored),
                query.apply("databaseName").map(LoginRequests::stored),
                query.apply("schemaName").map(LoginRequests::stored),
                parameters(data.path("SESSION_PARAMETERS"))));
    Tokens.Pair issued = tokens.issue(session);
    return Json.success(json -> writeSession(json, session, issued));
  }

  private void checkAccount(String name) {
    String plain = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (!plain.equalsIgnoreCase(account.name())) {
      throw new SnowflakeError(390_100, "08001", "Incorrect username or password was specified.");
    }
  }

  private static Optional<String> text(JsonNode data, String field) {
    return data.path(field).isTextual() ? Optional.of(data.path(field).asText()) : Optional.empty();
  }

  /** A name without quotes is kept in upper case. */
  private static String stored(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name.toUpperCase(Locale.ROOT);
  }

  private static Map<String, Object> parameters(JsonNode given) {
    Map<String, Object> parameters = new HashMap<>();
    given
        .properties()
        .forEach(parameter -> {
          if (parameter.getValue().isValueNode() && !parameter.getValue().isNull()) {
            parameters.put(parameter.getKey(), parameter.getValue().asText());
          }
        });
    return parameters;
  }

  private void writeSession(JsonGenerator json, Session session, Tokens.Pair issued)
      throws IOException {
    json.writeStringField("token", issued.session());
    json.writeStringField("masterToken", issued.master());
    json.writeNumberField("validityInSeconds", tokens.validity().toSeconds());
    json.writeNumberField("masterValidityInSeconds", tokens.masterValidity().toSeconds());
    json.writeStringField("displayUserName", session.user());
    json.writeStringField("serverVersion", "10.0.0 emulator");
    json.writeBooleanField("firstLogin", false);
    json.writeNumberField("healthCheckInterval", 45);
    json.writeNullField("newClientForUpgrade");
    json.writeNumberField("sessionId", session.id());
    json.writeNullField("idToken");
    json.writeNullField("mfaToken");
    json.writeArrayFieldStart("parameters");
    ResultJson.writeParameters(json, session.parameters().all());
    json.writeEndArray();
    json.writeObjectFieldStart("sessionInfo");
    ResultJson.writeName(json, "databaseName", session.database());
    ResultJson.writeName(json, "schemaName", session.schema());
    ResultJson.writeName(json, "warehouseName", session.warehouse());
    json.writeStringField("roleName", session.role());
    json.writeEndObject();
  }

  /** New tokens for who has the master token. */
  byte[] renew(String masterToken) {
    Tokens.Pair issued = tokens.renew(masterToken);
    return Json.success(json -> {
      json.writeStringField("sessionToken", issued.session());
      json.writeStringField("masterToken", issued.master());
      json.writeNumberField("validityInSecondsST", tokens.validity().toSeconds());
      json.writeNumberField("validityInSecondsMT", tokens.masterValidity().toSeconds());
    });
  }

  /** Tells that a client is there. */
  byte[] heartbeat(Session session) {
    session.touch();
    return Json.success(json -> {});
  }

  /** Closes a session. */
  byte[] close(Session session) {
    tokens.remove(session);
    account.sessions().close(session);
    return Json.success(json -> {});
  }
}
