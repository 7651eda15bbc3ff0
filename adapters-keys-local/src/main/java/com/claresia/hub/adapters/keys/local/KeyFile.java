package com.claresia.hub.adapters.keys.local;

import com.claresia.hub.application.port.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Writes and reads one private key in a PKCS#8 file of mode 0600. */
final class KeyFile {
  private static final String DIRECTORY_KEY = "hub.keys.dir";

  private KeyFile() {}

  /** Writes the key to a new file; false where the file exists already. */
  static boolean create(
      Path file, Ed25519PrivateKeyParameters key, KeyProtection protection, SecureRandom random) {
    try {
      return OwnerOnlyFiles.create(file, encode(key, protection, random));
    } catch (IOException | GeneralSecurityException e) {
      throw problem(file, "cannot be written", "let this user write to its directory");
    }
  }

  private static String encode(
      Ed25519PrivateKeyParameters key, KeyProtection protection, SecureRandom random)
      throws IOException, GeneralSecurityException {
    byte[] plain = Pkcs8.encode(key);
    try {
      return switch (protection) {
        case KeyProtection.Variable(String name) ->
            encrypt(plain, Passphrase.inVariable(name), random);
        case KeyProtection.PassphraseFile(Path in) -> encrypt(plain, Passphrase.inFile(in), random);
        case KeyProtection.NoneForDevelopment none -> Pem.write(Pem.PRIVATE_KEY, plain);
      };
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static String encrypt(byte[] plain, char[] passphrase, SecureRandom random)
      throws IOException, GeneralSecurityException {
    try {
      byte[] sealed = EncryptedKey.encrypt(plain, passphrase, random);
      return Pem.write(Pem.ENCRYPTED_PRIVATE_KEY, sealed);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * Reads the key.
   *
   * @throws InvalidSettings saying what is wrong with the file and how to mend it
   */
  static Ed25519PrivateKeyParameters read(Path file, KeyProtection protection) {
    Pem pem = Pem.read(readOwnerOnly(file)).orElseThrow(() -> notPkcs8(file));
    return switch (protection) {
      case KeyProtection.Variable(String name) -> {
        requireEncrypted(file, pem);
        yield decrypt(file, pem, Passphrase.inVariable(name));
      }
      case KeyProtection.PassphraseFile(Path in) -> {
        requireEncrypted(file, pem);
        yield decrypt(file, pem, Passphrase.inFile(in));
      }
      case KeyProtection.NoneForDevelopment none -> decodePlain(file, pem);
    };
  }

  private static String readOwnerOnly(Path file) {
    try {
      if (!OwnerOnlyFiles.isOwnerOnly(file)) {
        throw problem(file, "can be read by others than its owner", "chmod 600 " + file);
      }
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw problem(file, "cannot be read", "make it readable for this user alone");
    }
  }

  private static void requireEncrypted(Path file, Pem pem) {
    if (pem.label().equals(Pem.PRIVATE_KEY)) {
      throw problem(
          file,
          "is not encrypted",
          "encrypt it with openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000");
    }
  }

  private static Ed25519PrivateKeyParameters decrypt(Path file, Pem pem, char[] passphrase) {
    try {
      if (!pem.label().equals(Pem.ENCRYPTED_PRIVATE_KEY)) {
        throw notPkcs8(file);
      }
      byte[] plain = EncryptedKey.decrypt(pem.der(), passphrase);
      try {
        return Pkcs8.decode(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw e instanceof InvalidSettings known ? known : wrongPassphrase(file);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private static Ed25519PrivateKeyParameters decodePlain(Path file, Pem pem) {
    if (pem.label().equals(Pem.ENCRYPTED_PRIVATE_KEY)) {
      throw problem(
          file, "is encrypted", "set " + Passphrase.VARIABLE_KEY + " or " + Passphrase.FILE_KEY);
    }
    try {
      return Pkcs8.decode(pem.der());
    } catch (GeneralSecurityException malformed) {
      throw notPkcs8(file);
    }
  }

  private static InvalidSettings wrongPassphrase(Path file) {
    return problem(
        file,
        "does not open with the passphrase given",
        "give the passphrase under which it was made (PBES2 with PBKDF2-HMAC-SHA256, AES-256-CBC)");
  }

  private static InvalidSettings notPkcs8(Path file) {
    return problem(file, "holds no Ed25519 key in PKCS#8 PEM", "restore it from its backup");
  }

  private static InvalidSettings problem(Path file, String reason, String fix) {
    return Passphrase.problem(DIRECTORY_KEY, file + " " + reason, fix);
  }
}
