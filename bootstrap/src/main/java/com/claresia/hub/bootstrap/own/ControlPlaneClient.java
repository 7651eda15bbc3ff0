package com.claresia.hub.bootstrap.own;

import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A tenant's own look at what the control plane knows of it. */
public final class ControlPlaneClient {
  private final String url;
  private final HttpClient http;

  private ControlPlaneClient(String url, HttpClient http) {
    this.url = url;
    this.http = http;
  }

  /** A client with the tenant's certificate. */
  public static ControlPlaneClient of(
      LocalControlPlane controlPlane, ClientCertificates certificates, TenantId tenant) {
    try {
      SSLContext tls = SSLContext.getInstance("TLSv1.3");
      tls.init(
          own(certificates, tenant).getKeyManagers(),
          trusted(controlPlane.serverCertificate()).getTrustManagers(),
          null);
      return new ControlPlaneClient(
          controlPlane.url(), HttpClient.newBuilder().sslContext(tls).build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyManagerFactory own(ClientCertificates certificates, TenantId tenant)
      throws GeneralSecurityException, IOException {
    char[] passphrase = Files.readString(certificates.passphrase()).toCharArray();
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificates.keyStore())) {
      all.load(in, passphrase);
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    String alias = tenant.value();
    one.setKeyEntry(
        alias, all.getKey(alias, passphrase), passphrase, all.getCertificateChain(alias));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(one, passphrase);
    return factory;
  }

  private static TrustManagerFactory trusted(Path pem)
      throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      authorities.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory;
  }

  /** What is answered at that path. */
  public JsonObject get(String path) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(url + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered " + response.statusCode());
      }
      try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
