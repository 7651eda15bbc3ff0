package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What certificate the server shows; plain HTTP without any of these. */
final class TlsOptions {
  @Option(
      names = "--self-signed",
      paramLabel = "PEM",
      description = "With a new certificate, which is written to this file for clients to trust.")
  private @Nullable Path selfSigned;

  @Option(
      names = "--tls",
      paramLabel = "KEYSTORE",
      description = "With the key in this PKCS#12 file.")
  private @Nullable Path keyStore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "The key store's password.")
  private @Nullable Path passwordFile;

  Optional<SSLContext> context(CommandLine commandLine) {
    if (selfSigned != null) {
      return Optional.of(selfSigned(commandLine, selfSigned));
    }
    return Optional.ofNullable(keyStore).map(file -> kept(commandLine, file));
  }

  private static SSLContext selfSigned(CommandLine commandLine, Path file) {
    SelfSigned certificate = SelfSigned.named("graph-emulator");
    try {
      Files.writeString(file, certificate.certificatePem());
    } catch (IOException e) {
      throw new ParameterException(
          commandLine, "cannot write the certificate to " + file + ": --self-signed", e);
    }
    return certificate.server();
  }

  private SSLContext kept(CommandLine commandLine, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      char[] password =
          passwordFile == null ? new char[0] : Files.readString(passwordFile).strip().toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ParameterException(commandLine, "cannot use the key in " + file + ": --tls", e);
    }
  }
}
