package com.claresia.hub.emulators.graph.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few ASN.1 values (ITU-T X.690) that a certificate is made of. */
final class Der {
  private static final int CONSTRUCTED_CONTEXT = 0xA0;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] tagged(int tag, byte[]... contents) {
    byte[] content = joined(contents);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int zeros = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - zeros));
      out.write(length, zeros, length.length - zeros);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... contents) {
    return tagged(0x30, contents);
  }

  static byte[] set(byte[]... contents) {
    return tagged(0x31, contents);
  }

  /** A value that stands for the one of that number. */
  static byte[] numbered(int number, byte[]... contents) {
    return tagged(CONSTRUCTED_CONTEXT | number, contents);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] bits(byte[] value) {
    return tagged(0x03, new byte[1], value);
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  static byte[] text(String value) {
    return tagged(0x0C, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant value) {
    return tagged(0x18, TIME.format(value).getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier, by the numbers after its first two, which go as one. */
  static byte[] identifier(int... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int number : numbers) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (number >= 1 << shift) {
          out.write(0x80 | (number >>> shift & 0x7f));
        }
      }
      out.write(number & 0x7f);
    }
    return tagged(0x06, out.toByteArray());
  }
}
