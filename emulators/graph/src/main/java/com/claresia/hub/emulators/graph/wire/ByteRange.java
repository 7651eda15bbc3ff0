package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.error.Errors;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes (RFC 9110, 14.2): one only; others are answered as a whole.
 *
 * @param from the first byte
 * @param to the byte after the last
 */
record ByteRange(int from, int to) {
  private static final Pattern BYTES = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

  static Optional<ByteRange> parse(String header, int size) {
    Matcher matcher = BYTES.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      int suffix = last.isEmpty() ? 0 : Math.min(size, Integer.parseInt(last));
      return Optional.of(checked(new ByteRange(size - suffix, size), size));
    }
    int end = last.isEmpty() ? size : Math.min(size, Integer.parseInt(last) + 1);
    return Optional.of(checked(new ByteRange(Integer.parseInt(first), end), size));
  }

  private static ByteRange checked(ByteRange range, int size) {
    if (range.from >= size || range.from >= range.to) {
      throw Errors.invalidRange(size);
    }
    return range;
  }

  int length() {
    return to - from;
  }

  String contentRange(int size) {
    return "bytes " + from + "-" + (to - 1) + "/" + size;
  }
}
