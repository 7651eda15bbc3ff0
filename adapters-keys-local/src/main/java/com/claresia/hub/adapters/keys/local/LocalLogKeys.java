package com.claresia.hub.adapters.keys.local;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.TrustedKey;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Log signing keys in a directory of PKCS#8 PEM files, mode 0600: {@code TENANT.pem}, and beside it
 * {@code TENANT.2.pem} and so on while a key is being replaced. A key is retired by taking its file
 * away. Also the way to Ed25519 verifiers and signers of any name.
 *
 * <p>Thread-safe. Keys made by another process are seen at once; each file is opened once.
 */
public final class LocalLogKeys implements LogKeys {
  private static final int MAX_GENERATIONS = 9;

  private final Path directory;
  private final KeyProtection protection;
  private final SecureRandom random;
  private final Map<Path, NoteSigner> opened = new ConcurrentHashMap<>();

  private LocalLogKeys(Path directory, KeyProtection protection, SecureRandom random) {
    this.directory = directory;
    this.protection = protection;
    this.random = random;
  }

  /**
   * The keys in this directory, which is made (mode 0700) where it is missing.
   *
   * @throws InvalidSettings where it cannot be made
   */
  public static LocalLogKeys open(Path directory, KeyProtection protection, SecureRandom random) {
    try {
      OwnerOnlyFiles.createDirectory(directory);
    } catch (IOException e) {
      throw Passphrase.problem(
          "hub.keys.dir", "cannot make " + directory, "name a directory of this user's");
    }
    return new LocalLogKeys(directory, protection, random);
  }

  /** What making a key comes to. */
  public sealed interface Creation {
    /** The key was made and is safely on disk. */
    record Created(VerifierKey verifierKey) implements Creation {}

    /** The tenant has keys already; they are as they were. */
    record AlreadyThere(List<VerifierKey> verifierKeys) implements Creation {
      /** Copies the list. */
      public AlreadyThere {
        verifierKeys = List.copyOf(verifierKeys);
      }
    }
  }

  /** Makes the tenant's first key, unless there is one, of whatever generation. */
  public Creation create(TenantId tenant) {
    List<VerifierKey> known = verifierKeys(tenant);
    return known.isEmpty()
        ? makeAt(tenant, 1)
            .<Creation>map(Creation.Created::new)
            .orElseGet(() -> new Creation.AlreadyThere(verifierKeys(tenant)))
        : new Creation.AlreadyThere(known);
  }

  /** Makes a further key for the tenant; from now on all of them sign. */
  public VerifierKey rotate(TenantId tenant) {
    for (int generation = 1; generation <= MAX_GENERATIONS; generation++) {
      Optional<VerifierKey> made = makeAt(tenant, generation);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new IllegalStateException(tenant + " has " + MAX_GENERATIONS + " keys: retire some");
  }

  private Optional<VerifierKey> makeAt(TenantId tenant, int generation) {
    Ed25519NoteSigner signer =
        Ed25519NoteSigner.generate(tenant.logOrigin(), SignatureType.ED25519, random);
    Path file = file(tenant, generation);
    boolean created = KeyFile.create(file, signer.privateKey(), protection, random);
    return created ? Optional.of(signer.verifierKey()) : Optional.empty();
  }

  @Override
  public List<NoteSigner> signers(TenantId tenant) {
    List<NoteSigner> signers = new ArrayList<>();
    for (int generation = 1; generation <= MAX_GENERATIONS; generation++) {
      Path file = file(tenant, generation);
      if (Files.exists(file)) {
        signers.add(opened.computeIfAbsent(file, f -> signer(f, tenant)));
      }
    }
    return List.copyOf(signers);
  }

  private NoteSigner signer(Path file, TenantId tenant) {
    return Ed25519NoteSigner.of(
        tenant.logOrigin(), SignatureType.ED25519, KeyFile.read(file, protection));
  }

  @Override
  public List<VerifierKey> verifierKeys(TenantId tenant) {
    return signers(tenant).stream().map(NoteSigner::verifierKey).toList();
  }

  @Override
  public List<NoteVerifier> verifiers(TenantId tenant) {
    return verifierKeys(tenant).stream().map(TrustedKey::of).map(LocalLogKeys::verifier).toList();
  }

  private Path file(TenantId tenant, int generation) {
    String suffix = generation == 1 ? ".pem" : "." + generation + ".pem";
    return directory.resolve(tenant.value() + suffix);
  }

  /** The directory alone. */
  @Override
  public String toString() {
    return "log keys in " + directory;
  }

  /** A signer with a new key that is kept nowhere: for a demo, a test or a witness of one run. */
  public static NoteSigner ephemeral(String name, SignatureType type, SecureRandom random) {
    return Ed25519NoteSigner.generate(name, type, random);
  }

  /**
   * A verifier with a trusted key.
   *
   * @throws IllegalArgumentException where the key is no point of the curve
   */
  public static NoteVerifier verifier(TrustedKey key) {
    return new Ed25519NoteVerifier(key);
  }

  /** Reads a verifier from a verifier key (C2SP signed-note) or a PEM SubjectPublicKeyInfo. */
  public static Parsed<NoteVerifier> parseVerifier(String text) {
    return switch (parseKey(text.strip())) {
      case Parsed.Malformed<TrustedKey>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<TrustedKey>(TrustedKey key) -> parsed(key);
    };
  }

  private static Parsed<NoteVerifier> parsed(TrustedKey key) {
    try {
      return Parsed.valid(verifier(key));
    } catch (IllegalArgumentException noPoint) {
      return Parsed.malformed("the key is no point of the Ed25519 curve");
    }
  }

  private static Parsed<TrustedKey> parseKey(String text) {
    if (text.startsWith("-----")) {
      return Pem.read(text)
          .filter(pem -> pem.label().equals(Pem.PUBLIC_KEY))
          .flatMap(pem -> Pkcs8.decodePublic(pem.der()))
          .map(key -> Parsed.valid(TrustedKey.bare(key)))
          .orElseGet(() -> Parsed.malformed("not the PEM of an Ed25519 public key"));
    }
    return switch (VerifierKey.parse(text)) {
      case Parsed.Malformed<VerifierKey>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<VerifierKey>(VerifierKey key) when key.type().isEmpty() ->
          Parsed.malformed("signature type " + key.typeCode() + " is not supported");
      case Parsed.Valid<VerifierKey>(VerifierKey key) -> Parsed.valid(TrustedKey.of(key));
    };
  }

  /** The key in PEM (SubjectPublicKeyInfo, RFC 8410), for tools that know no verifier keys. */
  public static String pem(VerifierKey key) {
    return Pem.write(Pem.PUBLIC_KEY, Pkcs8.encodePublic(key.publicKey()));
  }
}
