package com.claresia.hub.emulators.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.claresia.hub.emulators.graph.directory.Role;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.drives.item.items.item.content.ContentRequestBuilder;
import com.microsoft.graph.models.ColumnDefinition;
import com.microsoft.graph.models.Drive;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.FieldValueSet;
import com.microsoft.graph.models.ListItem;
import com.microsoft.graph.models.NumberColumn;
import com.microsoft.graph.models.Site;
import com.microsoft.graph.models.TextColumn;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** An emulator over HTTPS, reached through the genuine SDK as the service is. */
record Service(GraphEmulator emulator, SelfSigned server, GraphServiceClient admin)
    implements AutoCloseable {
  static final String ADMIN = "aaaaaaaa-0000-0000-0000-000000000001";
  static final String APP = "aaaaaaaa-0000-0000-0000-000000000002";
  static final String SECRET = "correct horse battery staple";
  static final SelfSigned CERTIFICATE = SelfSigned.named("emulator");

  static AppSettings administrator() {
    return AppSettings.named(ADMIN).withSecret(SECRET).permitted("Sites.FullControl.All");
  }

  static AppSettings writer() {
    return AppSettings.named(APP).withSecret(SECRET).granted(EmulatorSettings.SITE, Role.WRITE);
  }

  static Service start() {
    return start(EmulatorSettings.inMemory(administrator(), writer()));
  }

  static Service start(EmulatorSettings settings) {
    GraphEmulator emulator = GraphEmulator.start(settings.overTls(CERTIFICATE.server()));
    return new Service(emulator, CERTIFICATE, client(emulator, secret(emulator, ADMIN)));
  }

  static TokenCredential secret(GraphEmulator emulator, String clientId) {
    return new ClientSecretCredentialBuilder()
        .clientId(clientId)
        .clientSecret(SECRET)
        .tenantId(EmulatorSettings.TENANT)
        .authorityHost(emulator.origin().toString())
        .disableInstanceDiscovery()
        .httpClient(identityClient())
        .build();
  }

  /** What azure-identity asks for tokens through. */
  static HttpClient identityClient() {
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder().sslContext(CERTIFICATE.client()))
        .build();
  }

  GraphServiceClient client(String clientId) {
    return client(emulator, secret(emulator, clientId));
  }

  static GraphServiceClient client(GraphEmulator emulator, TokenCredential credential) {
    return client(emulator.baseUrl(), credential);
  }

  /** A client that does not try again by itself. */
  static GraphServiceClient client(URI base, TokenCredential credential) {
    return new GraphServiceClient(adapter(base, credential, new RetryHandlerOption(null, 0, 0)));
  }

  static BaseGraphRequestAdapter adapter(
      URI base, TokenCredential credential, RetryHandlerOption retries) {
    OkHttpClient.Builder http = GraphClientFactory.create(new RequestOption[] {retries});
    http.sslSocketFactory(
            CERTIFICATE.client().getSocketFactory(),
            (X509TrustManager) CERTIFICATE.trust().getTrustManagers()[0])
        .callTimeout(Duration.ofSeconds(20));
    return new BaseGraphRequestAdapter(
        new AzureIdentityAuthenticationProvider(
            credential, new String[] {"localhost"}, "https://graph.microsoft.com/.default"),
        base.toString(),
        http.build());
  }

  Site site() {
    return Objects.requireNonNull(
        admin.sites().bySiteId(EmulatorSettings.HOST + ":/sites/" + EmulatorSettings.SITE).get());
  }

  String siteId() {
    return Objects.requireNonNull(site().getId());
  }

  /** The library that a site begins with. */
  String driveId() {
    Drive drive = admin.sites().bySiteId(siteId()).lists().byListId("Documents").drive().get();
    return Objects.requireNonNull(Objects.requireNonNull(drive).getId());
  }

  static String root(String path) {
    return "root:/" + path + ":";
  }

  static ContentRequestBuilder content(GraphServiceClient client, String drive, String path) {
    return client.drives().byDriveId(drive).items().byDriveItemId(root(path)).content();
  }

  /** Puts content under a path; the SDK has no parameter for what to do if it is taken. */
  static DriveItem put(
      GraphServiceClient client, String drive, String path, String content, String conflict) {
    RequestInformation request =
        content(client, drive, path)
            .toPutRequestInformation(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    request.urlTemplate += "?%40microsoft.graph.conflictBehavior=" + conflict;
    DriveItem item =
        client
            .getRequestAdapter()
            .send(
                request,
                new HashMap<>(Map.of("XXX", ODataError::createFromDiscriminatorValue)),
                DriveItem::createFromDiscriminatorValue);
    return Objects.requireNonNull(item);
  }

  static String download(GraphServiceClient client, String drive, String path) {
    try (InputStream in = Objects.requireNonNull(content(client, drive, path).get())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list with an indexed column Seq, an indexed column Kind and one Note without an index. */
  String listOfRows(String name) {
    com.microsoft.graph.models.List list = new com.microsoft.graph.models.List();
    list.setDisplayName(name);
    list.setColumns(List.of(number("Seq", true), text("Kind", true), text("Remark", false)));
    com.microsoft.graph.models.List made = admin.sites().bySiteId(siteId()).lists().post(list);
    return Objects.requireNonNull(Objects.requireNonNull(made).getId());
  }

  static ColumnDefinition number(String name, boolean indexed) {
    ColumnDefinition column = new ColumnDefinition();
    column.setName(name);
    column.setIndexed(indexed);
    column.setNumber(new NumberColumn());
    return column;
  }

  static ColumnDefinition text(String name, boolean indexed) {
    ColumnDefinition column = new ColumnDefinition();
    column.setName(name);
    column.setIndexed(indexed);
    column.setText(new TextColumn());
    return column;
  }

  static ListItem row(Map<String, Object> fields) {
    FieldValueSet values = new FieldValueSet();
    values.setAdditionalData(new HashMap<>(fields));
    ListItem item = new ListItem();
    item.setFields(values);
    return item;
  }

  /** Something that is to be refused. */
  @FunctionalInterface
  interface Attempt {
    void run() throws Exception;
  }

  /** What a request is refused with. */
  record Refusal(int status, String code, String message) {}

  static Refusal refusal(Attempt attempt) {
    try {
      attempt.run();
    } catch (ODataError e) {
      return new Refusal(
          e.getResponseStatusCode(),
          Objects.requireNonNull(Objects.requireNonNull(e.getError()).getCode()),
          Objects.requireNonNull(e.getError().getMessage()));
    } catch (Exception e) {
      throw new AssertionError("refused otherwise", e);
    }
    throw new AssertionError("not refused");
  }

  @Override
  public void close() {
    emulator.close();
  }
}
