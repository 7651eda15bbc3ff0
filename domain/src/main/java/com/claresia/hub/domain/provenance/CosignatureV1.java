package com.claresia.hub.domain.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A C2SP tlog-cosignature/v1 by an Ed25519 key: POSIX seconds as 8 bytes, big-endian, then the
 * 64-byte signature over {@link #message}.
 */
public final class CosignatureV1 {

  private static final int SIGNATURE_LENGTH = 64;

  private final long time;
  private final byte[] signature;

  /** A cosignature as of a time in POSIX seconds; the signature is copied. */
  public CosignatureV1(long time, byte[] signature) {
    if (!isTime(time) || signature.length != SIGNATURE_LENGTH) {
      throw new IllegalArgumentException("a cosignature is a time and 64 bytes");
    }
    this.time = time;
    this.signature = signature.clone();
  }

  private static boolean isTime(long seconds) {
    return seconds >= 0 && seconds <= Instant.MAX.getEpochSecond();
  }

  /** When the cosigner saw the checkpoint, in POSIX seconds. */
  public long time() {
    return time;
  }

  /** A copy of the 64 bytes. */
  public byte[] signature() {
    return signature.clone();
  }

  /** What is signed for a checkpoint with this note text. */
  public static byte[] message(long time, String text) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /** The 72 bytes that a signature line carries behind the key id. */
  public byte[] encode() {
    return ByteBuffer.allocate(Long.BYTES + SIGNATURE_LENGTH).putLong(time).put(signature).array();
  }

  /** Reads the bytes behind the key id; empty where they are no cosignature. */
  public static Optional<CosignatureV1> decode(byte[] bytes) {
    if (bytes.length != Long.BYTES + SIGNATURE_LENGTH) {
      return Optional.empty();
    }
    long time = ByteBuffer.wrap(bytes).getLong();
    byte[] signature = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    return isTime(time) ? Optional.of(new CosignatureV1(time, signature)) : Optional.empty();
  }
}
