package com.claresia.hub.domain.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A C2SP verifier key: {@code name+hex(key id)+base64(type ‖ public key)}. Keys of a type that the
 * Hub does not know are represented, but check no signature.
 */
public final class VerifierKey {

  /** Length of an Ed25519 public key in bytes. */
  public static final int ED25519_LENGTH = 32;

  private static final Pattern HEX_ID = Pattern.compile("[0-9a-f]{8}");

  private final String name;
  private final int keyId;
  private final byte typeCode;
  private final byte[] publicKey;

  private VerifierKey(String name, int keyId, byte typeCode, byte[] publicKey) {
    this.name = KeyName.require(name);
    this.keyId = keyId;
    this.typeCode = typeCode;
    this.publicKey = publicKey;
  }

  /** The Ed25519 key of this name and type, with the key id that follows from them. */
  public static VerifierKey of(String name, SignatureType type, byte[] publicKey) {
    if (publicKey.length != ED25519_LENGTH) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
    int id = computeKeyId(name, type.code(), publicKey);
    return new VerifierKey(name, id, type.code(), publicKey.clone());
  }

  /**
   * Reads an untrusted key. For the types that the Hub knows, the key must have its length and the
   * key id must be the one that follows from the rest.
   */
  public static Parsed<VerifierKey> parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length < 3 || !KeyName.isValid(parts[0]) || !HEX_ID.matcher(parts[1]).matches()) {
      return Parsed.malformed("a verifier key is name+hex(key id)+base64(type and key)");
    }
    Optional<byte[]> material = StrictBase64.decode(parts[2]).filter(m -> m.length > 1);
    if (material.isEmpty()) {
      return Parsed.malformed("the key is not padded base64 of a type byte and a key");
    }
    byte[] key = Arrays.copyOfRange(material.get(), 1, material.get().length);
    int id = HexFormat.fromHexDigits(parts[1]);
    return checked(new VerifierKey(parts[0], id, material.get()[0], key));
  }

  private static Parsed<VerifierKey> checked(VerifierKey key) {
    if (key.type().isEmpty()) {
      return Parsed.valid(key);
    }
    if (key.publicKey.length != ED25519_LENGTH) {
      return Parsed.malformed("an Ed25519 public key has 32 bytes, not " + key.publicKey.length);
    }
    return key.keyIdFollows()
        ? Parsed.valid(key)
        : Parsed.malformed("the key id is not this key's");
  }

  /** SHA-256(name ‖ newline ‖ type ‖ public key), its first four bytes. */
  static int computeKeyId(String name, byte typeCode, byte[] publicKey) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input = ByteBuffer.allocate(utf8.length + 2 + publicKey.length);
    input.put(utf8).put((byte) '\n').put(typeCode).put(publicKey);
    return ByteBuffer.wrap(Hash.sha256(input.array()).toByteArray()).getInt();
  }

  /** The key's name; for a log its origin. */
  public String name() {
    return name;
  }

  /** The key's id, four bytes read big-endian. */
  public int keyId() {
    return keyId;
  }

  /** The type byte, known to the Hub or not. */
  public byte typeCode() {
    return typeCode;
  }

  /** The type; empty where the Hub does not know it. */
  public Optional<SignatureType> type() {
    return SignatureType.of(typeCode);
  }

  /** A copy of the public key, encoded as its type demands (Ed25519: 32 bytes, RFC 8032). */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Whether the key id is the one that the recommended hash gives. */
  public boolean keyIdFollows() {
    return keyId == computeKeyId(name, typeCode, publicKey);
  }

  /** The text form. */
  public String format() {
    byte[] material =
        ByteBuffer.allocate(1 + publicKey.length).put(typeCode).put(publicKey).array();
    return name + "+" + HexFormat.of().toHexDigits(keyId) + "+" + StrictBase64.encode(material);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && format().equals(that.format());
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + keyId;
  }

  /** The text form; a verifier key is public. */
  @Override
  public String toString() {
    return format();
  }
}
