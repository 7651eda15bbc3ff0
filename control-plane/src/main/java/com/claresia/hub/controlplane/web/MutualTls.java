package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS 1.3 and nothing older, with a client certificate that is registered. */
final class MutualTls {
  private static final String VERSION = "TLSv1.3";

  private MutualTls() {}

  static Tls of(ServerCertificate certificate, CertificateRegistry registry) {
    return Tls.builder()
        .sslContext(context(certificate, registry))
        .clientAuth(TlsClientAuth.REQUIRED)
        .addEnabledProtocol(VERSION)
        .build();
  }

  private static SSLContext context(ServerCertificate certificate, CertificateRegistry registry) {
    try {
      SSLContext context = SSLContext.getInstance(VERSION);
      context.init(
          new KeyManager[] {certificate},
          new TrustManager[] {new RegisteredClients(registry)},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks " + VERSION, e);
    }
  }
}
