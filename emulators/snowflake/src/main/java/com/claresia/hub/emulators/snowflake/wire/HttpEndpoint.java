package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.control.Faults;
import com.claresia.hub.emulators.snowflake.control.StatementLog;
import com.claresia.hub.emulators.snowflake.engine.Account;
import com.claresia.hub.emulators.snowflake.engine.Session;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;

/** The server that the driver connects to. */
public final class HttpEndpoint implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpEndpoint.class.getName());
  private static final String TOKEN_BEFORE = "Snowflake Token=\"";

  private final Account account;
  private final Tokens tokens;
  private final Faults faults;
  private final StatementLog log = new StatementLog();
  private final Chunks chunks = new Chunks();
  private final LoginRequests logins;
  private final QueryRequests queries;
  private final LongAdder telemetry = new LongAdder();
  private final WebServer server;
  private final String scheme;

  /**
   * How a server is.
   *
   * @param address to listen on
   * @param port to listen on; 0 for a free one
   * @param tls of HTTPS; none for HTTP
   * @param tokenValidity how long a session token holds
   * @param masterValidity how long a session can be renewed
   * @param patience after what time a client is told that its statement is still in progress
   */
  public record Settings(
      InetAddress address,
      int port,
      Optional<SSLContext> tls,
      Duration tokenValidity,
      Duration masterValidity,
      Duration patience) {}

  /** Starts a server for an account. */
  public HttpEndpoint(Account account, Settings settings) {
    this.account = account;
    tokens = new Tokens(settings.tokenValidity(), settings.masterValidity());
    faults = new Faults(tokens::expireAll);
    logins = new LoginRequests(account, tokens);
    queries = new QueryRequests(account, faults, log, chunks, settings.patience());
    scheme = settings.tls().isPresent() ? "https" : "http";
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(settings.address())
            .port(settings.port())
            .shutdownHook(false)
            // Health, metrics and the like are of whatever else this process serves.
            .featuresDiscoverServices(false)
            .connectionOptions(options -> options.tcpNoDelay(true))
            .contentEncoding(
                ContentEncodingContext.builder()
                    .contentEncodingsDiscoverServices(false)
                    .addContentEncoding(new GzipRequests())
                    .build())
            .routing(this::route);
    settings.tls().ifPresent(tls -> builder.tls(Tls.builder().sslContext(tls).build()));
    server = builder.build().start();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was executed. */
  public StatementLog log() {
    return log;
  }

  /** How often clients sent reports on themselves. */
  public long telemetryRequests() {
    return telemetry.sum();
  }

  private void route(HttpRouting.Builder routing) {
    routing
        .post("/session/v1/login-request", answering(this::login))
        .post("/session/token-request", answering((request, token) -> logins.renew(token)))
        .post("/session/heartbeat", answering((r, token) -> logins.heartbeat(session(token))))
        .post("/session", answering((request, token) -> close(session(token))))
        .post("/queries/v1/query-request", answering(this::execute))
        .post("/queries/v1/abort-request", answering(this::abort))
        .get("/queries/{id}/result", answering(this::result))
        .post("/telemetry/send", answering((request, token) -> takeTelemetry()))
        .get("/chunks/{id}", this::chunk);
  }

  private byte[] takeTelemetry() {
    telemetry.increment();
    return Json.success(json -> {});
  }

  /** Answers a request that carries a token. */
  @FunctionalInterface
  private interface Answering {
    byte[] to(ServerRequest request, String token) throws IOException;
  }

  private Handler answering(Answering answering) {
    return (request, response) -> {
      try {
        send(response, answering.to(request, token(request)));
      } catch (SnowflakeError e) {
        send(response, Refusals.of(e));
      } catch (QueryRequests.Unavailable e) {
        response.status(Status.SERVICE_UNAVAILABLE_503).send();
      } catch (QueryRequests.Cut e) {
        throw new CloseConnectionException("cut as told", e);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a request failed in the emulator itself", e);
        send(response, Refusals.of(Failures.internal(e.toString())));
      }
    };
  }

  private static void send(ServerResponse response, byte[] json) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(json);
  }

  private static String token(ServerRequest request) {
    String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    return header.startsWith(TOKEN_BEFORE) && header.endsWith("\"")
        ? header.substring(TOKEN_BEFORE.length(), header.length() - 1)
        : "";
  }

  private Session session(String token) {
    return tokens.session(token);
  }

  private static Optional<String> query(ServerRequest request, String name) {
    return request.query().first(name).asOptional();
  }

  private static InputStream body(ServerRequest request) {
    return request.content().inputStream();
  }

  private byte[] login(ServerRequest request, String token) throws IOException {
    return logins.login(Json.MAPPER.readTree(body(request)), name -> query(request, name));
  }

  private byte[] close(Session session) {
    queries.remove(session);
    return logins.close(session);
  }

  private byte[] execute(ServerRequest request, String token) throws IOException {
    Session session = session(token);
    String base = scheme + "://" + request.headers().first(HeaderNames.HOST).orElse("localhost");
    return queries.execute(
        session, query(request, "requestId").orElse(""), QueryBody.read(body(request)), base);
  }

  private byte[] abort(ServerRequest request, String token) throws IOException {
    Session session = session(token);
    String requestId = Json.MAPPER.readTree(body(request)).path("requestId").asText();
    return queries.abort(session, requestId);
  }

  private byte[] result(ServerRequest request, String token) {
    return queries.result(session(token), request.path().pathParameters().get("id"));
  }

  private void chunk(ServerRequest request, ServerResponse response) {
    String key = request.headers().first(HeaderNames.create(QueryRequests.CHUNK_KEY)).orElse("");
    Optional<Chunk> found = chunks.fetch(request.path().pathParameters().get("id"), key);
    if (found.isEmpty()) {
      response.status(Status.NOT_FOUND_404).send();
      return;
    }
    response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    response.send(found.get().gzipped());
  }

  /** Stops listening, then closes the account. */
  @Override
  public void close() {
    server.stop();
    account.close();
  }
}
