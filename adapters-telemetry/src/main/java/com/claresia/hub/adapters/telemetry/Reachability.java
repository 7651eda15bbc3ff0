package com.claresia.hub.adapters.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once that the endpoint takes nothing, and once that it does again. Thread-safe. */
final class Reachability {
  private static final Logger LOG = System.getLogger(Reachability.class.getName());

  private final String endpoint;
  private final AtomicBoolean away = new AtomicBoolean();

  Reachability(String endpoint) {
    this.endpoint = endpoint;
  }

  CompletableResultCode watch(CompletableResultCode result) {
    return result.whenComplete(() -> seen(result.isSuccess() ? Sight.THERE : Sight.AWAY));
  }

  private enum Sight {
    THERE,
    AWAY
  }

  private void seen(Sight sight) {
    if (away.getAndSet(sight == Sight.AWAY) != (sight == Sight.AWAY)) {
      if (sight == Sight.AWAY) {
        LOG.log(
            Level.WARNING,
            "telemetry does not reach {0} and is dropped until it does; the Hub goes on",
            endpoint);
      } else {
        LOG.log(Level.INFO, "telemetry reaches {0} again", endpoint);
      }
    }
  }
}
