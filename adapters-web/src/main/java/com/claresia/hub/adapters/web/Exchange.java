package com.claresia.hub.adapters.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request and its answer, as logs and answers name it. It is bound for the thread that serves
 * the request, so that everything below the filter can say which request it is about.
 *
 * @param requestId the client's {@code Request-Id} where it sent a usable one, else the Hub's own
 * @param trace the W3C trace it belongs to
 * @param notes what is found out on the way
 */
record Exchange(String requestId, Optional<TraceParent> trace, ExchangeNotes notes) {
  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();
  private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

  /** The exchange this thread serves. */
  static Exchange current() {
    return CURRENT.get();
  }

  /** Serves this exchange. */
  void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /** Whether a client's id can stand in a header and in a log line. */
  static boolean isUsableId(String id) {
    return USABLE_ID.matcher(id).matches();
  }
}
