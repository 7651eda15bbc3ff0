package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.description.Paths;
import com.claresia.hub.emulators.graph.directory.Application;
import com.claresia.hub.emulators.graph.directory.Directory;
import com.claresia.hub.emulators.graph.directory.OAuthError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The endpoints that programs on a machine get tokens from without a credential: that of a virtual
 * machine ({@value #MACHINE}), and that of a hosted service ({@value #SERVICE}), whose header only
 * its own programs know.
 */
final class ManagedIdentities {
  private static final String MACHINE = "/metadata/identity/oauth2/token";
  private static final String SERVICE = "/msi/token";

  private final Directory directory;

  ManagedIdentities(Directory directory) {
    this.directory = directory;
  }

  /** The answer, if the request is one to such an endpoint. */
  Optional<Answer> answer(String path, String query, Map<String, String> headers) {
    Map<String, String> parameters = Paths.parameters(query);
    return switch (path) {
      case MACHINE -> Optional.of(machine(parameters, headers));
      case SERVICE -> Optional.of(service(parameters, headers));
      default -> Optional.empty();
    };
  }

  private Answer machine(Map<String, String> parameters, Map<String, String> headers) {
    if (!"true".equalsIgnoreCase(headers.get("metadata"))) {
      return refused("Required metadata header not specified");
    }
    return token(parameters, one -> true);
  }

  private Answer service(Map<String, String> parameters, Map<String, String> headers) {
    Optional<String> header = Optional.of(headers.getOrDefault("x-identity-header", ""));
    return token(parameters, one -> one.credentials().identityHeader().equals(header));
  }

  private Answer token(Map<String, String> parameters, Predicate<Application> which) {
    String resource = parameters.getOrDefault("resource", "");
    if (resource.isEmpty()) {
      return refused("Required query variable 'resource' is missing");
    }
    String client = parameters.getOrDefault("client_id", "");
    try {
      String token =
          directory.managedToken(
              which.and(one -> client.isEmpty() || client.equals(one.clientId())));
      long validity = directory.tokens().validity().toSeconds();
      return Answer.ok(
          Json.object()
              .put("access_token", token)
              .put("expires_in", Long.toString(validity))
              .put("expires_on", Long.toString(Instant.now().getEpochSecond() + validity))
              .put("resource", resource)
              .put("token_type", "Bearer"));
    } catch (OAuthError e) {
      return Refusals.of(e);
    }
  }

  private static Answer refused(String why) {
    return Answer.json(
        400, Json.object().put("error", "invalid_request").put("error_description", why));
  }
}
