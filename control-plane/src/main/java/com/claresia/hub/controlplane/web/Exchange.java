package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.tenants.Caller;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request and its answer, bound for the thread that serves it.
 *
 * @param requestId the client's {@code Request-Id} where it sent a usable one, else one of our own
 * @param caller who asks, once that is known
 */
record Exchange(String requestId, Optional<Caller> caller) {
  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();
  private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

  /** The exchange this thread serves. */
  static Exchange current() {
    return CURRENT.get();
  }

  /** Who asks; every request that reaches a resource is somebody's. */
  static Caller currentCaller() {
    return current().caller().orElseThrow();
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
