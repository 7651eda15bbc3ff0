package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.description.Paths;
import com.claresia.hub.emulators.graph.directory.AccessTokens;
import com.claresia.hub.emulators.graph.directory.Directory;
import com.claresia.hub.emulators.graph.directory.OAuthError;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the identity platform answers: tokens, and where they are to be had. */
final class Logins {
  private static final List<String> TOKEN = List.of("oauth2", "v2.0", "token");
  private static final List<String> CONFIGURATION =
      List.of("v2.0", ".well-known", "openid-configuration");

  private final Directory directory;

  Logins(Directory directory) {
    this.directory = directory;
  }

  /** The answer, if the request is one to the identity platform. */
  Optional<Answer> answer(String method, String path, byte[] body, String origin) {
    List<String> segments = Paths.segments(path);
    if (segments.size() != 4) {
      return Optional.empty();
    }
    List<String> rest = segments.subList(1, 4);
    if (method.equals("POST") && rest.equals(TOKEN)) {
      return Optional.of(token(segments.getFirst(), body, origin + path));
    }
    return method.equals("GET") && rest.equals(CONFIGURATION)
        ? Optional.of(configuration(segments.getFirst(), origin))
        : Optional.empty();
  }

  private Answer token(String tenant, byte[] body, String endpoint) {
    try {
      String form = new String(body, StandardCharsets.UTF_8);
      return Answer.ok(told(directory.token(tenant, Paths.parameters(form), endpoint)));
    } catch (OAuthError e) {
      return Refusals.of(e);
    }
  }

  private ObjectNode told(String token) {
    AccessTokens tokens = directory.tokens();
    return Json.object()
        .put("token_type", "Bearer")
        .put("expires_in", tokens.validity().toSeconds())
        .put("ext_expires_in", tokens.validity().toSeconds())
        .put("access_token", token);
  }

  private static Answer configuration(String tenant, String origin) {
    String own = origin + "/" + tenant;
    return Answer.ok(
        Json.object()
            .put("issuer", own + "/v2.0")
            .put("token_endpoint", own + "/oauth2/v2.0/token")
            .put("authorization_endpoint", own + "/oauth2/v2.0/authorize"));
  }
}
