package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The genuine Graph SDK, set up for one application and one Graph host. */
final class GraphConnection implements AutoCloseable {
  static final String USER_AGENT = "NONISV|Claresia|Hub/0.1";

  /** The SDK repeats nothing: what may be repeated, and when, is decided in {@link Calls}. */
  private static final RetryHandlerOption NO_RETRIES =
      new RetryHandlerOption((delay, executions, request, response) -> false, 0, 0);

  private static final int IDLE_CONNECTIONS = 64;

  /** A fifth of a minute's units is spent as fast as it is asked for. */
  private static final int FREE_PART = 5;

  private final WriteWatch writes = new WriteWatch(System::nanoTime);
  private final OkHttpClient http;
  private final GraphServiceClient client;
  private final Calls calls;

  GraphConnection(ConnectionSettings settings) {
    this(settings, Time.REAL);
  }

  /** One whose budget is spent in that time. */
  GraphConnection(ConnectionSettings settings, Time time) {
    SiteAddress site = settings.site();
    Duration timeout = settings.limits().answerTimeout();
    Trust trust = Trust.of(site.certificates());
    Credentials credentials = new Credentials(settings.login(), site, trust.context());
    UnitBudget budget = budget(settings, time);
    this.http = http(trust, budget, timeout);
    this.client = client(credentials, site.graph());
    this.calls = new Calls(budget, timeout, credentials::renew);
  }

  // Who only verifies has nobody beside it that would have to wait.
  private static UnitBudget budget(ConnectionSettings settings, Time time) {
    int units = settings.limits().budget();
    int free = settings.access() == Access.SERVE ? units / FREE_PART : units;
    return new UnitBudget(units, free, settings.limits().answerTimeout(), time);
  }

  private OkHttpClient http(Trust trust, UnitBudget budget, Duration timeout) {
    return GraphClientFactory.create(new RequestOption[] {NO_RETRIES})
        .addInterceptor(chain ->
            chain.proceed(chain.request().newBuilder().header("User-Agent", USER_AGENT).build()))
        .addInterceptor(new BudgetWatch(budget))
        .addInterceptor(writes)
        .socketFactory(new PromptSockets())
        .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
        .dispatcher(new Dispatcher())
        .retryOnConnectionFailure(false)
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .build();
  }

  private GraphServiceClient client(Credentials credentials, URI graph) {
    AzureIdentityAuthenticationProvider tokens =
        new AzureIdentityAuthenticationProvider(
            credentials, new String[] {graph.getHost()}, graph + "/.default");
    return new GraphServiceClient(new BaseGraphRequestAdapter(tokens, graph + "/v1.0", http));
  }

  GraphServiceClient client() {
    return client;
  }

  Calls calls() {
    return calls;
  }

  /** What became of the last write. */
  WriteWatch writes() {
    return writes;
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
