package com.claresia.hub.adapters.keys.local;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Signing keys of any name and type, such as a witness's, in a directory of PKCS#8 PEM files, mode
 * 0600: {@code KEYID.pem}, by the id of the verifier key. Which keys there are is kept elsewhere.
 *
 * <p>Thread-safe. Each file is opened once.
 */
public final class LocalSignerKeys {
  private final Path directory;
  private final KeyProtection protection;
  private final SecureRandom random;
  private final Map<VerifierKey, NoteSigner> opened = new ConcurrentHashMap<>();

  private LocalSignerKeys(Path directory, KeyProtection protection, SecureRandom random) {
    this.directory = directory;
    this.protection = protection;
    this.random = random;
  }

  /**
   * The keys in this directory, which is made (mode 0700) where it is missing.
   *
   * @throws InvalidSettings where it cannot be made
   */
  public static LocalSignerKeys open(
      Path directory, KeyProtection protection, SecureRandom random) {
    try {
      OwnerOnlyFiles.createDirectory(directory);
    } catch (IOException e) {
      throw Passphrase.problem(
          "hub.keys.dir", "cannot make " + directory, "name a directory of this user's");
    }
    return new LocalSignerKeys(directory, protection, random);
  }

  /** Makes a key, which is safely on disk when this returns. */
  public VerifierKey create(String name, SignatureType type) {
    Ed25519NoteSigner signer = Ed25519NoteSigner.generate(name, type, random);
    VerifierKey key = signer.verifierKey();
    if (!KeyFile.create(file(key), signer.privateKey(), protection, random)) {
      throw new IllegalStateException(file(key) + " exists: two keys of one id");
    }
    return key;
  }

  /**
   * The signer with the private half of this key.
   *
   * @throws InvalidSettings where its file is missing, cannot be opened or holds another key
   */
  public NoteSigner signer(VerifierKey key) {
    return opened.computeIfAbsent(key, this::read);
  }

  /** What opening a key comes to. */
  public sealed interface Opening {
    /** It signs. */
    record Opened(NoteSigner signer) implements Opening {}

    /** It cannot be opened; {@code reason} names its file and what to do, for people. */
    record Failed(String reason) implements Opening {}
  }

  /** Opens the private half of this key, for whoever goes on without it. */
  public Opening open(VerifierKey key) {
    try {
      return new Opening.Opened(signer(key));
    } catch (InvalidSettings unusable) {
      return new Opening.Failed(
          unusable.problems().stream()
              .map(problem -> problem.reason() + " (" + problem.fix() + ")")
              .collect(Collectors.joining("; ")));
    }
  }

  private NoteSigner read(VerifierKey key) {
    SignatureType type = key.type().orElseThrow();
    NoteSigner signer = Ed25519NoteSigner.of(key.name(), type, KeyFile.read(file(key), protection));
    if (!signer.verifierKey().equals(key)) {
      throw Passphrase.problem(
          "hub.keys.dir", file(key) + " holds another key", "restore it from its backup");
    }
    return signer;
  }

  private Path file(VerifierKey key) {
    return directory.resolve(HexFormat.of().toHexDigits(key.keyId()) + ".pem");
  }

  /** The directory alone. */
  @Override
  public String toString() {
    return "signing keys in " + directory;
  }
}
