package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import io.helidon.common.socket.SocketOptions;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.WebServerConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.SecureRandom;
import java.time.Duration;

/** Sets the server up before it starts: mutual TLS, and a filter before every path. */
@ApplicationScoped
class ServerSetup {
  private static final Duration IDLE = Duration.ofSeconds(75);

  void beforeStart(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object event,
      BeanManager beans,
      CertificateRegistry registry,
      ServerCertificate certificate,
      Limits limits) {
    ServerCdiExtension server = beans.getExtension(ServerCdiExtension.class);
    ExchangeFilter exchanges = new ExchangeFilter(registry, limits.body(), new SecureRandom());
    server.serverRoutingBuilder().addFilter(exchanges);
    WebServerConfig.Builder config = serverConfig(server);
    SocketOptions sockets = config.connectionOptions().orElseGet(SocketOptions::create);
    config
        .tls(MutualTls.of(certificate, registry))
        .contentEncoding(CompressedBodies.context())
        .directHandlers(TransportProblems.handlers(exchanges))
        .connectionOptions(new TimedSockets(sockets, IDLE, limits.handshake()));
  }

  // Helidon MP 4.1 has these settings on its builder only, and no way to the builder.
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
