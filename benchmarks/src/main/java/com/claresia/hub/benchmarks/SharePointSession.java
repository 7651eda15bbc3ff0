package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.graph.models.ListCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.SiteItemRequestBuilder;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** The SDK without anything around it, as the Hub's own application. */
final class SharePointSession implements AutoCloseable {
  private static final String LIBRARY = "Log";

  private final OkHttpClient http;
  private final GraphServiceClient client;
  private final String drive;

  SharePointSession(LocalSharePoint site) {
    http =
        GraphClientFactory.create()
            .sslSocketFactory(
                site.server().client().getSocketFactory(),
                (X509TrustManager) site.server().trust().getTrustManagers()[0])
            .build();
    String token = "Bearer " + site.serviceToken();
    AuthenticationProvider shown = (request, more) -> request.headers.add("Authorization", token);
    client =
        new GraphServiceClient(
            new BaseGraphRequestAdapter(shown, site.emulator().baseUrl().toString(), http));
    drive = library();
  }

  private String library() {
    String path = EmulatorSettings.HOST + ":/sites/" + EmulatorSettings.SITE;
    String id = Objects.requireNonNull(client.sites().bySiteId(path).get()).getId();
    SiteItemRequestBuilder site = client.sites().bySiteId(String.valueOf(id));
    ListCollectionResponse lists = Objects.requireNonNull(site.lists().get());
    return Objects.requireNonNull(lists.getValue()).stream()
        .filter(each -> LIBRARY.equals(each.getDisplayName()))
        .map(each -> site.lists().byListId(String.valueOf(each.getId())).drive().get())
        .map(each -> String.valueOf(Objects.requireNonNull(each).getId()))
        .findFirst()
        .orElseThrow();
  }

  /** A file of the library. */
  DriveItemItemRequestBuilder file(String path) {
    return client.drives().byDriveId(drive).items().byDriveItemId("root:/" + path + ":");
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
