package com.claresia.hub.controlplane.web;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The server's own certificate, out of a PKCS#12 file. A file that was replaced counts for the next
 * connections, without a restart; one that cannot be read is not taken, and the former goes on.
 */
public final class ServerCertificate extends X509ExtendedKeyManager {
  private static final System.Logger LOG = System.getLogger(ServerCertificate.class.getName());
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Path file;
  private final char[] passphrase;
  private FileTime readAs;
  private X509ExtendedKeyManager current;
  private long lookedAt = System.nanoTime();

  private ServerCertificate(Path file, char[] passphrase)
      throws IOException, GeneralSecurityException {
    this.file = file;
    this.passphrase = passphrase.clone();
    this.readAs = Files.getLastModifiedTime(file);
    this.current = read();
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException where it cannot be opened with that passphrase
   */
  public static ServerCertificate in(Path file, char[] passphrase) {
    try {
      return new ServerCertificate(file, passphrase);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          file + " is no PKCS#12 file with a key that opens with the passphrase given", e);
    }
  }

  private X509ExtendedKeyManager read() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, passphrase);
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, passphrase);
    if (factory.getKeyManagers()[0] instanceof X509ExtendedKeyManager manager) {
      return manager;
    }
    throw new GeneralSecurityException("no key manager for PKCS#12");
  }

  private synchronized X509ExtendedKeyManager current() {
    long now = System.nanoTime();
    if (now - lookedAt > LOOK_AGAIN.toNanos()) {
      lookedAt = now;
      reload();
    }
    return current;
  }

  private void reload() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readAs)) {
        current = read();
        readAs = changed;
        LOG.log(Level.INFO, "certificate=reloaded");
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.WARNING, "certificate=unreadable, the former goes on: " + e.getMessage());
    }
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return current().getServerAliases(keyType, issuers);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return current().chooseServerAlias(keyType, issuers, socket);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return current().chooseEngineServerAlias(keyType, issuers, engine);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return current().getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return current().getPrivateKey(alias);
  }
}
