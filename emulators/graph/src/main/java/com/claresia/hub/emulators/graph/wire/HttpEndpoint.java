package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.control.Faults;
import com.claresia.hub.emulators.graph.control.RequestLog;
import com.claresia.hub.emulators.graph.directory.Directory;
import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.error.GraphError;
import com.claresia.hub.emulators.graph.limits.Meter;
import com.claresia.hub.emulators.graph.sites.Sites;
import io.helidon.common.tls.Tls;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The server that clients connect to. */
public final class HttpEndpoint implements AutoCloseable {
  private static final String VERSION = "/v1.0";
  private static final long MOST_BYTES = 250L << 20;

  /** With the server's usual 32 KB, content trickles in by 4 KB and costs six times as much. */
  private static final int RECEIVE_BUFFER = 256 << 10;

  private final FileAnswers files;
  private final GraphApi api;
  private final Logins logins;
  private final ManagedIdentities identities;
  private final WebServer server;
  private final String scheme;

  /**
   * How a server is.
   *
   * @param address to listen on
   * @param port to listen on; 0 for a free one
   * @param tls of HTTPS; none for HTTP
   * @param key that addresses of downloads are signed with
   * @param clock by which they expire
   */
  @SuppressWarnings("ArrayRecordComponent") // a key is handed on, not compared
  public record Settings(
      InetAddress address, int port, Optional<SSLContext> tls, byte[] key, InstantSource clock) {}

  /** Starts a server for a tenant. */
  public HttpEndpoint(
      Sites sites,
      Directory directory,
      Meter meter,
      Faults faults,
      RequestLog log,
      Settings settings) {
    Downloads downloads = new Downloads(sites, settings.key(), settings.clock());
    api = new GraphApi(sites, directory, meter, faults, log, downloads);
    files = new FileAnswers(downloads, faults);
    logins = new Logins(directory);
    identities = new ManagedIdentities(directory);
    scheme = settings.tls().isPresent() ? "https" : "http";
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(settings.address())
            .port(settings.port())
            .shutdownHook(false)
            // Not what else is on the class path: a Hub in the same process has metrics of its own.
            .featuresDiscoverServices(false)
            .connectionOptions(
                options -> options.tcpNoDelay(true).socketReceiveBufferSize(RECEIVE_BUFFER))
            .contentEncoding(
                ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
            .routing(routing -> routing.any(this::handle));
    settings.tls().ifPresent(tls -> builder.tls(tls(tls)));
    server = builder.build().start();
  }

  private static Tls tls(SSLContext context) {
    return Tls.builder().sslContext(context).enabledProtocols(List.of("TLSv1.3")).build();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  private void handle(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    try {
      if (path.startsWith(Downloads.PATH)) {
        files.answer(request, response, path);
      } else if (path.startsWith(VERSION + "/")) {
        send(response, api.answer(call(request, path)));
      } else {
        send(response, other(request, path));
      }
    } catch (Cut e) {
      throw new CloseConnectionException("cut as told", e);
    } catch (GraphError e) {
      Call call = Call.of("", path, headers(request), new byte[0], "", Optional.empty());
      send(response, Refusals.of(e, call));
    }
  }

  private Answer other(ServerRequest request, String path) {
    return identities
        .answer(path, request.prologue().query().rawValue(), headers(request))
        .or(() ->
            logins.answer(request.prologue().method().text(), path, body(request), origin(request)))
        .orElseGet(() -> Answer.json(404, Json.object().put("error", "nothing is at " + path)));
  }

  private static Map<String, String> headers(ServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), header.get());
    }
    return headers;
  }

  private String origin(ServerRequest request) {
    return scheme + "://" + request.headers().first(HeaderNames.HOST).orElse("localhost");
  }

  private Call call(ServerRequest request, String path) {
    String query = request.prologue().query().rawValue();
    String url = path.substring(VERSION.length()) + (query.isEmpty() ? "" : "?" + query);
    return Call.of(
        request.prologue().method().text(),
        url,
        headers(request),
        body(request),
        origin(request) + VERSION,
        Optional.empty());
  }

  /** Read into one array of its size, where that is told. */
  private static byte[] body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    long length = request.headers().contentLength().orElse(-1);
    if (length > MOST_BYTES) {
      throw Errors.tooLarge();
    }
    try (InputStream in = request.content().inputStream()) {
      if (length < 0) {
        return in.readAllBytes();
      }
      byte[] body = new byte[Math.toIntExact(length)];
      if (in.readNBytes(body, 0, body.length) < body.length) {
        throw new Cut();
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a request", e);
    }
  }

  static void send(ServerResponse response, Answer answer) {
    response.status(Status.create(answer.status()));
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (answer.json().isMissingNode()) {
      response.send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.send(Json.bytes(answer.json()));
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    server.stop();
  }
}
