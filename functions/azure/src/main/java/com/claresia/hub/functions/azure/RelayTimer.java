package com.claresia.hub.functions.azure;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.telemetry.RelayFunction;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.time.Duration;

/** Relays whenever the timer fires. It fails where somebody has to look at the report. */
public final class RelayTimer {
  /** The {@code functionTimeout} of host.json. */
  private static final Duration LEFT = Duration.ofMinutes(2);

  /** For the worker, which makes one for each call. */
  public RelayTimer() {}

  /** Outlasts a call; made at the first. */
  private static final class Kept {
    static final RelayFunction RELAY =
        RelayFunction.of(System.getenv(), LocalLogKeys::parseVerifier);
  }

  /**
   * Relays once.
   *
   * @param timer what the platform tells of the schedule, which makes no difference
   */
  @FunctionName("relay")
  public void relay(@TimerTrigger(name = "timer", schedule = "%HUB_RELAY_SCHEDULE%") String timer) {
    var _ = Kept.RELAY.run(LEFT).orTrouble();
  }
}
