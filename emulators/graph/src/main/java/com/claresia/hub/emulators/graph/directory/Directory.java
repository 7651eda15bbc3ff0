package com.claresia.hub.emulators.graph.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The applications of a tenant. Safe for many threads. */
public final class Directory {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final String tenant;
  private final Map<String, Application> applications = new ConcurrentHashMap<>();
  private final Map<String, Role> grants = new ConcurrentHashMap<>();
  private final AccessTokens tokens;
  private final ClientAssertions assertions;

  /** The directory of a tenant. */
  public Directory(
      String tenant, Iterable<Application> applications, AccessTokens tokens, InstantSource clock) {
    this.tenant = tenant;
    this.tokens = tokens;
    assertions = new ClientAssertions(clock);
    for (Application application : applications) {
      this.applications.put(application.clientId(), application);
      application.grants().forEach((site, role) -> grant(application.clientId(), site, role));
    }
  }

  /** Its tokens. */
  public AccessTokens tokens() {
    return tokens;
  }

  /** Grants an application with {@code Sites.Selected} a role on the site of that name. */
  public void grant(String clientId, String site, Role role) {
    grants.put(key(clientId, site), role);
  }

  /** Takes such a role back. */
  public void revoke(String clientId, String site) {
    grants.remove(key(clientId, site));
  }

  private static String key(String clientId, String site) {
    return clientId + " " + site.toLowerCase(Locale.ROOT);
  }

  /** What an application may do with the site of that name, if anything. */
  public Optional<Role> role(String clientId, String site) {
    Application application = applications.get(clientId);
    if (application == null) {
      return Optional.empty();
    }
    Optional<Role> everywhere =
        application.permissions().stream()
            .flatMap(permission -> Role.everywhere(permission).stream())
            .max(Role::compareTo);
    Optional<Role> here =
        application.permissions().contains(Application.SITES_SELECTED)
            ? Optional.ofNullable(grants.get(key(clientId, site)))
            : Optional.empty();
    return everywhere.filter(role -> here.isEmpty() || role.includes(here.get())).or(() -> here);
  }

  /**
   * A token for an application that shows who it is.
   *
   * @param asked the tenant that is asked
   * @param form what was sent
   * @param endpoint where it was sent to
   */
  public String token(String asked, Map<String, String> form, String endpoint) {
    if (!asked.equalsIgnoreCase(tenant)) {
      throw new OAuthError(400, "invalid_request", 90002, "Tenant '" + asked + "' not found.");
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      throw new OAuthError(
          400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
    }
    if (!form.getOrDefault("scope", "").contains("/.default")) {
      throw new OAuthError(
          400, "invalid_scope", 1002012, "The provided value for scope is not valid.");
    }
    Application application = application(form.getOrDefault("client_id", ""));
    authenticate(application, form, endpoint);
    return tokens.issue(application);
  }

  private Application application(String clientId) {
    return Optional.ofNullable(applications.get(clientId))
        .orElseThrow(() ->
            new OAuthError(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '" + clientId + "' was not found in the directory."));
  }

  private void authenticate(Application application, Map<String, String> form, String endpoint) {
    String assertion = form.getOrDefault("client_assertion", "");
    if (!assertion.isEmpty() && ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
      assertions.check(application, assertion, endpoint);
      return;
    }
    String shown = form.getOrDefault("client_secret", "");
    if (shown.isEmpty()) {
      throw OAuthError.invalidClient(
          7000218, "The request body must contain client_assertion or client_secret.");
    }
    if (application.credentials().secret().filter(secret -> isSame(secret, shown)).isEmpty()) {
      throw OAuthError.invalidClient(7000215, "Invalid client secret provided.");
    }
  }

  private static boolean isSame(String secret, String shown) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  /** A token for an application, whatever it could show. */
  public String token(String clientId) {
    return tokens.issue(application(clientId));
  }

  /**
   * A token for an application that the machine vouches for.
   *
   * @param which of them is meant; exactly one has to be
   */
  public String managedToken(Predicate<Application> which) {
    List<Application> found =
        applications.values().stream()
            .filter(one -> one.credentials().identityHeader().isPresent())
            .filter(which)
            .toList();
    if (found.size() != 1) {
      throw new OAuthError(
          400, "invalid_request", 100000, "Identity not found, or more than one was found.");
    }
    return tokens.issue(found.getFirst());
  }
}
