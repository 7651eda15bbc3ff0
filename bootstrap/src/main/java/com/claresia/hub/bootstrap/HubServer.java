package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.web.WebSettings;
import com.claresia.hub.application.observe.Observer;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * The Hub behind its HTTP server. The server's container is prepared while the Hub opens its store;
 * it listens once both are done.
 */
public final class HubServer implements AutoCloseable {
  private final Server server;
  private final Hub hub;
  private final ServerAddress address;

  private HubServer(Server server, Hub hub, ServerAddress address) {
    this.server = server;
    this.hub = hub;
    this.address = address;
  }

  /** Serves the Hub that is being opened. If that fails, so does this, with the same exception. */
  public static HubServer start(
      CompletableFuture<Hub> opening, WebSettings web, ServerAddress address, Observer observer) {
    HubBeans.serve(new HubBeans.Served(opening, web, observer));
    Server prepared =
        Server.builder()
            .config(config(web, address))
            .host(address.host())
            .port(address.port())
            .build();
    return new HubServer(listen(prepared, join(opening)), join(opening), address);
  }

  private static Server listen(Server prepared, Hub hub) {
    try {
      return prepared.start();
    } catch (RuntimeException failed) {
      hub.close();
      throw failed;
    }
  }

  private static Hub join(CompletableFuture<Hub> opening) {
    try {
      return opening.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static Config config(WebSettings web, ServerAddress address) {
    Map<String, String> properties = new TreeMap<>(web.serverProperties());
    properties.putAll(address.serverProperties());
    return ConfigProviderResolver.instance()
        .getBuilder()
        .withSources(MpConfigSources.create(properties))
        .build();
  }

  /** The Hub that is served. */
  public Hub hub() {
    return hub;
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create(address.scheme() + "://" + address.reachableHost() + ":" + server.port());
  }

  /** Refuses new requests, answers those under way, then closes the Hub. */
  @Override
  public void close() {
    server.stop();
    hub.close();
  }
}
