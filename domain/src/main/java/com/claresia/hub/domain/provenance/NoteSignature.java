package com.claresia.hub.domain.provenance;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One signature line of a note: who claims to have signed, with which key, and the signature. */
public final class NoteSignature {

  private final String name;
  private final int keyId;
  private final byte[] bytes;

  /** A signature by the key with this name and id; the bytes are copied. */
  public NoteSignature(String name, int keyId, byte[] bytes) {
    this.name = KeyName.require(name);
    this.keyId = keyId;
    this.bytes = bytes.clone();
  }

  /** The key's name. */
  public String name() {
    return name;
  }

  /** The key's id, the first four bytes of its hash read big-endian. */
  public int keyId() {
    return keyId;
  }

  /** The key's id as eight hex digits. */
  public String keyIdHex() {
    return HexFormat.of().toHexDigits(keyId);
  }

  /** A copy of the signature, without the key id; its shape depends on the key's algorithm. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The line without its newline. */
  public String line() {
    byte[] signed = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
    return "— " + name + " " + StrictBase64.encode(signed);
  }

  /** Reads a line without its newline; empty where it is none. */
  static Optional<NoteSignature> parse(String line) {
    int space = line.indexOf(' ', 2);
    if (!line.startsWith("— ") || space < 0 || !KeyName.isValid(line.substring(2, space))) {
      return Optional.empty();
    }
    return StrictBase64.decode(line.substring(space + 1))
        .filter(signed -> signed.length > 4)
        .map(signed -> of(line.substring(2, space), signed));
  }

  private static NoteSignature of(String name, byte[] signed) {
    int id = ByteBuffer.wrap(signed).getInt();
    return new NoteSignature(name, id, Arrays.copyOfRange(signed, 4, signed.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && keyId == that.keyId
        && name.equals(that.name)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + keyId) + Arrays.hashCode(bytes);
  }

  /** The line. */
  @Override
  public String toString() {
    return line();
  }
}
