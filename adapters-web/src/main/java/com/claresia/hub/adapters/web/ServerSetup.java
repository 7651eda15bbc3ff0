package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.Observer;
import io.helidon.common.socket.SocketOptions;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.WebServerConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.SecureRandom;

/** Sets the server up before it starts: request names and problems for every path, /openapi. */
@ApplicationScoped
class ServerSetup {
  private static final int BEFORE_THE_SERVER = Interceptor.Priority.PLATFORM_BEFORE - 1;

  private final WaitingConnections waiting = new WaitingConnections();

  void beforeStart(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object event,
      BeanManager beans,
      WebSettings settings,
      Observer observer) {
    ServerCdiExtension server = beans.getExtension(ServerCdiExtension.class);
    ExchangeFilter exchanges =
        new ExchangeFilter(new SecureRandom(), new RequestLog(settings.requestLog()), observer);
    server
        .serverRoutingBuilder()
        .addFilter(waiting)
        .addFilter(exchanges)
        .register("/openapi", new OpenApiDocument());
    WebServerConfig.Builder config = serverConfig(server);
    SocketOptions sockets = config.connectionOptions().orElseGet(SocketOptions::create);
    config
        .directHandlers(TransportProblems.handlers(exchanges))
        .connectionOptions(new TimedSockets(sockets, settings.limits().idleTimeout()));
  }

  void beforeStop(
      @Observes @Priority(BEFORE_THE_SERVER) @BeforeDestroyed(ApplicationScoped.class)
          Object event) {
    waiting.end();
  }

  // Helidon MP 4.1 has both settings on its builder only, and no way to the builder.
  private static WebServerConfig.Builder serverConfig(ServerCdiExtension server) {
    try {
      MethodHandle builder =
          MethodHandles.privateLookupIn(ServerCdiExtension.class, MethodHandles.lookup())
              .findVirtual(
                  ServerCdiExtension.class,
                  "serverBuilder",
                  MethodType.methodType(WebServerConfig.Builder.class));
      return (WebServerConfig.Builder) builder.invokeExact(server);
    } catch (Throwable e) {
      throw new IllegalStateException("this Helidon has no ServerCdiExtension.serverBuilder()", e);
    }
  }
}
