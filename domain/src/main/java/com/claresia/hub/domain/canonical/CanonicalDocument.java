package com.claresia.hub.domain.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value in canonical form (RFC 8785), with an index of the root object's members and of the
 * members of each object right below it, so that they are checked and cut out without another pass.
 * Two are equal when their bytes are.
 */
public final class CanonicalDocument {
  private final byte[] bytes;
  private final int[] index;

  CanonicalDocument(byte[] bytes, int[] index) {
    this.bytes = bytes;
    this.index = index;
  }

  /** The canonical UTF-8 bytes themselves, not a copy: they are only to be read. */
  public byte[] bytes() {
    return bytes;
  }

  /** Length in bytes. */
  public int length() {
    return bytes.length;
  }

  /** The kind of the whole value. */
  public JsonKind kind() {
    return JsonKind.ofFirstByte(bytes[0]);
  }

  /** The members of the whole value; none unless it is an object. */
  public Members members() {
    return new Members(bytes, index, 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CanonicalDocument that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
