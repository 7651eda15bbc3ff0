package com.claresia.hub.adapters.telemetry;

import java.util.Locale;

/**
 * Numbers of a whole log that should fit together and do not.
 *
 * @param missing of what there are too few
 * @param count how many too few, at the least
 * @param size of the log that was counted
 * @param invocationOutputs outputs that name an invocation
 * @param telemetryEvents telemetry events
 * @param envelopes envelopes that the control plane acknowledged
 */
public record Incompleteness(
    Missing missing,
    long count,
    long size,
    long invocationOutputs,
    long telemetryEvents,
    long envelopes) {
  /** Of what there are too few. */
  public enum Missing {
    /** Telemetry events are stored that left without their figures. */
    ENVELOPES,
    /** Invocations have an output and, ten minutes later, no telemetry event. */
    TELEMETRY_EVENTS,
    /** Invocations have a telemetry event and, ten minutes later, no output. */
    OUTPUTS,
    /** The control plane counts other envelopes than it was sent. */
    COUNTED_ENVELOPES;

    /** In lower case, with spaces. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
