package com.claresia.hub.controlplane;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate with its key, as a customer would issue one. */
record IssuedCertificate(KeyPair keys, X509Certificate certificate) {
  static final char[] PASSPHRASE = "correct horse".toCharArray();

  private static final SecureRandom RANDOM = new SecureRandom();

  static IssuedCertificate valid(String name) {
    Instant now = Instant.now();
    return of(name, now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  static IssuedCertificate of(String name, Instant from, Instant until) {
    return of(new X500Name("CN=" + name), from, until);
  }

  static IssuedCertificate ofSubject(String subject) {
    Instant now = Instant.now();
    return of(new X500Name(subject), now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  private static IssuedCertificate of(X500Name subject, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(64, RANDOM),
              Date.from(from),
              Date.from(until),
              subject,
              keys.getPublic());
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
              }));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new IssuedCertificate(
          keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Path writePkcs12(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      keyStore().store(out, PASSPHRASE);
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Path writePem(Path file) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    try {
      return Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSPHRASE);
    store.setKeyEntry("key", keys.getPrivate(), PASSPHRASE, new X509Certificate[] {certificate});
    return store;
  }

  /** What a client that comes with this certificate and trusts that server speaks with. */
  SSLContext trusting(X509Certificate server) {
    try {
      KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
      own.init(keyStore(), PASSPHRASE);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trust(server).getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client without any certificate speaks with. */
  static SSLContext nobodyTrusting(X509Certificate server) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust(server).getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManagerFactory trust(X509Certificate server)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", server);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return trust;
  }
}
