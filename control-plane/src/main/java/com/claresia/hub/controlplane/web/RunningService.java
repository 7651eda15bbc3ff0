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

  private static final String ANY_HOST = "0.0.0.0";

  private final Server server;
  private final String host;

  private RunningService(Server server, String host) {
    this.server = server;
    this.host = host;
  }

  /**
   * Serves from now on.
   *
   * @param port to listen on, 0 for any free one
   */
  public static RunningService start(ServiceParts parts, String host, int port) {
    ServiceBeans.serve(parts);
    Server server = Server.builder().config(config()).host(host).port(port).build().start();
    return new RunningService(server, host);
  }

  private static Config config() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("server.max-payload-size", Integer.toString(MAX_PAYLOAD));
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
    return URI.create("https://" + (host.equals(ANY_HOST) ? "127.0.0.1" : host) + ":" + port());
  }

  /** Refuses new requests and answers those under way. */
  @Override
  public void close() {
    server.stop();
  }
}
