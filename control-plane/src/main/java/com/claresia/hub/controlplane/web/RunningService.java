package com.claresia.hub.controlplane.web;

import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The service behind its HTTP server. */
public final class RunningService implements AutoCloseable {
  /** More than any body that is taken: what is a little too large is read and answered. */
  private static final int MAX_PAYLOAD = 8 << 20;

  private static final String PROBES = "probes";

  private final Server server;
  private final Listening at;

  private RunningService(Server server, Listening at) {
    this.server = server;
    this.at = at;
  }

  /** Serves from now on. */
  public static RunningService start(ServiceParts parts, Listening at) {
    ServiceBeans.serve(parts, at.limits());
    Server server =
        Server.builder().config(config(at)).host(at.host()).port(at.port()).build().start();
    return new RunningService(server, at);
  }

  private static Config config(Listening at) {
    Map<String, String> properties = new TreeMap<>();
    at.probePort()
        .ifPresent(port -> {
          properties.put("server.sockets.0.name", PROBES);
          properties.put("server.sockets.0.host", Listening.LOOPBACK);
          properties.put("server.sockets.0.port", Integer.toString(port));
          properties.put("server.features.observe.sockets", PROBES);
        });
    properties.put("server.max-payload-size", Integer.toString(MAX_PAYLOAD));
    properties.put("server.max-tcp-connections", Integer.toString(at.limits().connections()));
    properties.put("server.max-concurrent-requests", Integer.toString(at.limits().requests()));
    properties.put("server.connection-options.tcp-no-delay", "true");
    properties.put("server.write-buffer-size", "16384");
    properties.put("server.shutdown-grace-period", "PT10S");
    // Helidon 4.1 takes the colons of a time for illegal in a query; ExchangeFilter checks instead.
    properties.put("server.protocols.http_1_1.validate-prologue", "false");
    properties.put("mp.health.disable-default-procedures", "true");
    return ConfigProviderResolver.instance()
        .getBuilder()
        .withSources(MpConfigSources.create(properties))
        .build();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("https://" + at.reachableHost() + ":" + port());
  }

  /** Refuses new requests and answers those under way. */
  @Override
  public void close() {
    server.stop();
  }
}
