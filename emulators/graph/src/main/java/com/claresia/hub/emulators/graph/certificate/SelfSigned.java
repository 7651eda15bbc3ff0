package com.claresia.hub.emulators.graph.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that vouches for itself, and its key: for a server on this machine, or for an
 * application to show. Good for a year.
 *
 * @param key RSA
 * @param certificate X.509 version 3, for {@code localhost} and the loopback addresses too
 */
public record SelfSigned(PrivateKey key, X509Certificate certificate) {
  private static final int[] COMMON_NAME = {0x55, 4, 3};
  private static final int[] ALTERNATIVE_NAME = {0x55, 29, 17};
  private static final int[] BASIC_CONSTRAINTS = {0x55, 29, 19};
  private static final int[] SHA256_WITH_RSA = {0x2A, 840, 113549, 1, 1, 11};
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final int KEY_BITS = 2048;

  /** A new one, with a new key. */
  public static SelfSigned named(String commonName) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair keys = generator.generateKeyPair();
      byte[] body = body(commonName, keys, Instant.now());
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys.getPrivate());
      signer.update(body);
      byte[] whole = Der.sequence(body, algorithm(), Der.bits(signer.sign()));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return new SelfSigned(
          keys.getPrivate(),
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(whole)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a certificate", e);
    }
  }

  private static byte[] algorithm() {
    return Der.sequence(Der.identifier(SHA256_WITH_RSA), Der.tagged(0x05));
  }

  private static byte[] body(String commonName, KeyPair keys, Instant now) {
    byte[] name =
        Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(commonName))));
    Instant from = now.minus(Duration.ofHours(1));
    return Der.sequence(
        Der.numbered(0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(Long.SIZE, new SecureRandom()).setBit(0)),
        algorithm(),
        name,
        Der.sequence(Der.time(from), Der.time(from.plus(VALIDITY))),
        name,
        keys.getPublic().getEncoded(),
        Der.numbered(3, Der.sequence(authority(), alternativeNames())));
  }

  /** It may vouch for a server's certificate: its own. */
  private static byte[] authority() {
    return Der.sequence(
        Der.identifier(BASIC_CONSTRAINTS), Der.yes(), Der.octets(Der.sequence(Der.yes())));
  }

  private static byte[] alternativeNames() {
    byte[] names =
        Der.sequence(
            Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
            Der.tagged(0x87, new byte[] {127, 0, 0, 1}),
            Der.tagged(0x87, InetAddress.ofLiteral("::1").getAddress()));
    return Der.sequence(Der.identifier(ALTERNATIVE_NAME), Der.octets(names));
  }

  /** For a server that shows it. */
  public SSLContext server() {
    try {
      KeyStore keys = store();
      char[] password = new char[0];
      keys.setKeyEntry("own", key, password, new Certificate[] {certificate});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot serve with a certificate", e);
    }
  }

  /** For a client that trusts it and nothing else. */
  public SSLContext client() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot trust a certificate", e);
    }
  }

  /** What trusts it and nothing else. */
  public TrustManagerFactory trust() {
    try {
      KeyStore trusted = store();
      trusted.setCertificateEntry("own", certificate);
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      return managers;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot trust a certificate", e);
    }
  }

  private static KeyStore store() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException("cannot make an empty key store", e);
    }
  }

  /** The certificate in PEM: what a client is given to trust. */
  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encode a certificate", e);
    }
  }

  /** Key and certificate in PEM: what an application keeps to itself. */
  public String keyAndCertificatePem() {
    return pem("PRIVATE KEY", key.getEncoded()) + certificatePem();
  }

  private static String pem(String what, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
  }

  /** Does not tell the key. */
  @Override
  public String toString() {
    return "SelfSigned[" + certificate.getSubjectX500Principal() + "]";
  }
}
