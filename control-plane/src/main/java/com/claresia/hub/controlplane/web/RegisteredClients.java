package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a client in whose leaf certificate is registered and valid now, whoever issued it: the
 * customer does, and registering it is the trust.
 */
final class RegisteredClients extends X509ExtendedTrustManager {
  private final CertificateRegistry registry;

  RegisteredClients(CertificateRegistry registry) {
    this.registry = registry;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("no client certificate");
    }
    try {
      if (registry.caller(ClientCertificate.of(chain[0])).isEmpty()) {
        throw new CertificateException("the client certificate is not registered and valid");
      }
    } catch (StoreUnavailable down) {
      throw new CertificateException("nobody can be let in while the store is away", down);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side is the server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side is the server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this side is the server");
  }

  /** No authority is asked for: customers issue their own. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
