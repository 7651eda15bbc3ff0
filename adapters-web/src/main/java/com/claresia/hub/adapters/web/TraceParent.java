package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.Trace;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code traceparent} of W3C Trace Context.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param parentId 16 hexadecimal digits, not all zero
 * @param flags 2 hexadecimal digits
 */
record TraceParent(String traceId, String parentId, String flags) {
  private static final Pattern FORM =
      Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final Pattern ZEROS = Pattern.compile("0+");

  /** Reads the header; what breaks the form is as good as absent, as the specification says. */
  static Optional<TraceParent> parse(String header) {
    Matcher matcher = FORM.matcher(header);
    if (!matcher.matches() || (matcher.group(1).equals("00") && matcher.group(5) != null)) {
      return Optional.empty();
    }
    String traceId = matcher.group(2);
    String parentId = matcher.group(3);
    return ZEROS.matcher(traceId).matches() || ZEROS.matcher(parentId).matches()
        ? Optional.empty()
        : Optional.of(new TraceParent(traceId, parentId, matcher.group(4)));
  }

  /** The Hub's own span in the same trace. */
  TraceParent child(RandomGenerator random) {
    return new TraceParent(traceId, HexFormat.of().toHexDigits(random.nextLong() | 1), flags);
  }

  /** The same, as observers are told. */
  Trace toTrace() {
    return new Trace(traceId, parentId, flags);
  }

  @Override
  public String toString() {
    return "00-" + traceId + "-" + parentId + "-" + flags;
  }
}
