package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The client's key and the authorities it trusts, as they lie on disk now. */
final class TlsMaterial {
  private final SSLContext context;
  private final Instant expires;

  private TlsMaterial(SSLContext context, Instant expires) {
    this.context = context;
    this.expires = expires;
  }

  /**
   * Reads the files. Where the key store has an entry of the tenant's name, that one is shown for
   * it; else whatever entry there is.
   *
   * @throws ControlPlaneUnavailable naming the file that cannot be used, and no passphrase
   */
  static TlsMaterial read(ControlPlaneSettings settings, TenantId tenant) {
    try {
      KeyStore keys = ownOf(tenant, keyStore(settings), settings.passphrase().toCharArray());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, settings.passphrase().toCharArray());
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(factory.getKeyManagers(), trusted(settings.trust()), null);
      return new TlsMaterial(context, expiry(keys));
    } catch (GeneralSecurityException e) {
      throw new ControlPlaneUnavailable("no TLS with the key in " + settings.keyStore(), e);
    }
  }

  private static KeyStore keyStore(ControlPlaneSettings settings) {
    try (InputStream file = Files.newInputStream(settings.keyStore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, settings.passphrase().toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new ControlPlaneUnavailable(
          "the client's key store " + settings.keyStore() + " cannot be opened", e);
    }
  }

  private static KeyStore ownOf(TenantId tenant, KeyStore all, char[] passphrase)
      throws GeneralSecurityException {
    if (!all.isKeyEntry(tenant.value())) {
      return all;
    }
    KeyStore own = KeyStore.getInstance("PKCS12");
    try {
      own.load(null, null);
    } catch (IOException e) {
      throw new ControlPlaneUnavailable("an empty key store cannot be made", e);
    }
    own.setKeyEntry(
        tenant.value(),
        all.getKey(tenant.value(), passphrase),
        passphrase,
        all.getCertificateChain(tenant.value()));
    return own;
  }

  private static TrustManager @Nullable [] trusted(Optional<Path> pem)
      throws GeneralSecurityException {
    if (pem.isEmpty()) {
      return null;
    }
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream file = Files.newInputStream(pem.get())) {
      authorities.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        authorities.setCertificateEntry("authority-" + number++, each);
      }
    } catch (IOException e) {
      throw new ControlPlaneUnavailable(
          "the trusted certificates " + pem.get() + " cannot be read", e);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory.getTrustManagers();
  }

  private static Instant expiry(KeyStore keys) throws GeneralSecurityException {
    Instant first = Instant.MAX;
    for (String alias : Collections.list(keys.aliases())) {
      if (keys.isKeyEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate own) {
        Instant end = own.getNotAfter().toInstant();
        first = end.isBefore(first) ? end : first;
      }
    }
    return first;
  }

  SSLContext context() {
    return context;
  }

  /** When the client's certificate ends. */
  Instant expires() {
    return expires;
  }
}
