package com.claresia.hub.adapters.persistence.sharepoint;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import reactor.core.publisher.Mono;

/**
 * The application's credential. It remembers its token until shortly before it expires; a token
 * that is refused before that is forgotten by {@link #renew()}.
 */
final class Credentials implements TokenCredential {
  /** A token that expires so soon is no longer shown. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Login login;
  private final SiteAddress site;
  private final HttpClient http;
  private volatile TokenCredential current;
  private volatile Optional<AccessToken> token = Optional.empty();

  Credentials(Login login, SiteAddress site, SSLContext trust) {
    this.login = login;
    this.site = site;
    this.http =
        new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust)).build();
    this.current = make();
  }

  /** Fetches a new token next time. */
  void renew() {
    current = make();
    token = Optional.empty();
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromSupplier(() -> getTokenSync(request));
  }

  // Not left to the SDK, whose own cache finds nothing where the authority's address has a port.
  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    return token.filter(Credentials::isFresh).orElseGet(() -> fetched(request));
  }

  private static boolean isFresh(AccessToken token) {
    return OffsetDateTime.now(ZoneOffset.UTC).plus(MARGIN).isBefore(token.getExpiresAt());
  }

  /** One request, however many threads are without a token. */
  private synchronized AccessToken fetched(TokenRequestContext request) {
    AccessToken fresh =
        token.filter(Credentials::isFresh).orElseGet(() -> current.getTokenSync(request));
    token = Optional.of(fresh);
    return fresh;
  }

  private TokenCredential make() {
    return switch (login) {
      case Login.ManagedIdentity identity -> managed(identity);
      case Login.Certificate certificate -> certificate(certificate);
      case Login.Secret(String client, String value) ->
          application(new ClientSecretCredentialBuilder(), client).clientSecret(value).build();
      case Login.WorkloadIdentity(String client, Path file) ->
          application(new WorkloadIdentityCredentialBuilder(), client)
              .tokenFilePath(file.toString())
              .build();
    };
  }

  private TokenCredential managed(Login.ManagedIdentity identity) {
    ManagedIdentityCredentialBuilder builder =
        new ManagedIdentityCredentialBuilder().httpClient(http);
    identity.client().ifPresent(builder::clientId);
    return builder.build();
  }

  private TokenCredential certificate(Login.Certificate login) {
    ClientCertificateCredentialBuilder builder =
        application(new ClientCertificateCredentialBuilder(), login.client());
    String file = login.file().toString();
    boolean isPfx = file.toLowerCase(Locale.ROOT).matches(".*\\.(pfx|p12)");
    ClientCertificateCredentialBuilder read =
        isPfx ? builder.pfxCertificate(file) : builder.pemCertificate(file);
    login.password().ifPresent(read::clientCertificatePassword);
    return read.build();
  }

  private <B extends AadCredentialBuilderBase<B>> B application(B builder, String client) {
    site.directory().ifPresent(builder::tenantId);
    site.authority()
        .ifPresent(url -> builder.authorityHost(url.toString()).disableInstanceDiscovery());
    return builder.clientId(client).httpClient(http);
  }
}
