package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.control.DirectAccess;
import com.claresia.hub.emulators.graph.control.Faults;
import com.claresia.hub.emulators.graph.control.RequestLog;
import com.claresia.hub.emulators.graph.directory.AccessTokens;
import com.claresia.hub.emulators.graph.directory.Directory;
import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.limits.Meter;
import com.claresia.hub.emulators.graph.sites.Sites;
import com.claresia.hub.emulators.graph.sites.Staleness;
import com.claresia.hub.emulators.graph.wire.HttpEndpoint;
import java.net.InetAddress;
import java.net.URI;

/**
 * A server that the unmodified Microsoft Graph SDK and azure-identity take for the service, with a
 * tenant of its own. It listens on loopback only. What it does and what it refuses to do is in the
 * module's README. Safe for many threads.
 */
public final class GraphEmulator implements AutoCloseable {
  private static final String HOST = "localhost";

  private final EmulatorSettings settings;
  private final Sites sites;
  private final Directory directory;
  private final Faults faults;
  private final RequestLog log = new RequestLog();
  private final HttpEndpoint endpoint;

  private GraphEmulator(EmulatorSettings settings) {
    this.settings = settings;
    byte[] key = StateKey.of(settings.state());
    sites =
        new Sites(
            new Sites.Settings(
                settings.host(),
                settings.sites(),
                settings.state(),
                settings.threshold(),
                settings.clock()));
    directory =
        new Directory(
            settings.tenant(),
            settings.applications().stream().map(AppSettings::application).toList(),
            new AccessTokens(key, settings.tenant(), settings.tokenValidity(), settings.clock()),
            settings.clock());
    faults = new Faults(directory.tokens()::revokeAll);
    endpoint =
        new HttpEndpoint(
            sites,
            directory,
            new Meter(settings.budget(), settings.clock()),
            faults,
            log,
            new HttpEndpoint.Settings(
                InetAddress.getLoopbackAddress(),
                settings.port(),
                settings.tls(),
                key,
                settings.clock()));
  }

  /** Starts an emulator. */
  public static GraphEmulator start(EmulatorSettings settings) {
    return new GraphEmulator(settings);
  }

  /** Where it is: the host of the API and of the identity platform. */
  public URI origin() {
    String scheme = settings.tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + HOST + ":" + endpoint.port());
  }

  /** The address of the API, for the SDK. */
  public URI baseUrl() {
    return origin().resolve("/v1.0");
  }

  /** The port it listens on. */
  public int port() {
    return endpoint.port();
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked. */
  public RequestLog requests() {
    return log;
  }

  /** How long reads show what was before a change. */
  public Staleness staleness() {
    return sites.staleness();
  }

  /** A token for an application, without asking for it over the wire. */
  public String token(String clientId) {
    return directory.token(clientId);
  }

  /** Grants an application with {@code Sites.Selected} a role on a site. */
  public void grant(String clientId, String site, Role role) {
    directory.grant(clientId, site, role);
  }

  /** Takes such a role back. */
  public void revoke(String clientId, String site) {
    directory.revoke(clientId, site);
  }

  /** What is kept on a site, past the API: to look at, or to tamper with. */
  public DirectAccess direct(String site) {
    return new DirectAccess(sites, sites.site(settings.host() + ":/sites/" + site));
  }

  /** Stops it. */
  @Override
  public void close() {
    faults.clear();
    endpoint.close();
    sites.close();
  }
}
