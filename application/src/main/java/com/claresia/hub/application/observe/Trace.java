package com.claresia.hub.application.observe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A span's place in a trace (W3C Trace Context).
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param flags 2 hexadecimal digits
 */
public record Trace(String traceId, String spanId, String flags) {
  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /** Checks the form. */
  public Trace {
    if (!FORM.matcher(traceId + "-" + spanId + "-" + flags).matches()) {
      throw new IllegalArgumentException("no trace context");
    }
  }

  /** The span that this thread works in. */
  public static Optional<Trace> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does this work in the span. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
