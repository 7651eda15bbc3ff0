package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.domain.provenance.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A certificate that a client comes with; known by the SHA-256 of its DER form. */
public final class ClientCertificate {
  private final X509Certificate certificate;
  private final byte[] der;

  private ClientCertificate(X509Certificate certificate, byte[] der) {
    this.certificate = certificate;
    this.der = der;
  }

  /** What a client showed, or a file holds. */
  public static ClientCertificate of(X509Certificate certificate) {
    try {
      return new ClientCertificate(certificate, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate has no DER form", e);
    }
  }

  /**
   * Reads the first certificate of a PEM or DER file, which is the leaf.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static ClientCertificate read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(file + " holds no X.509 certificate (PEM or DER)", e);
    }
  }

  /** Reads the stored form. */
  static ClientCertificate parse(byte[] bytes) throws CertificateException {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    return of((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(bytes)));
  }

  /** The SHA-256 of the DER form. */
  public Hash fingerprint() {
    return Hash.sha256(der);
  }

  /** A copy of the DER form. */
  public byte[] der() {
    return der.clone();
  }

  /** The certificate itself. */
  public X509Certificate x509() {
    return certificate;
  }
}
