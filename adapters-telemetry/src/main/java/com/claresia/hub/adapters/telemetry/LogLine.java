package com.claresia.hub.adapters.telemetry;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the Hub's own log as it was logged. Of its message nothing leaves that is not a
 * constant of the class that logged it.
 *
 * @param at when
 * @param level how grave
 * @param className the class that logged it
 * @param methodName its method
 * @param message the text or the template
 * @param thrown what was thrown
 */
public record LogLine(
    Instant at,
    Level level,
    String className,
    String methodName,
    String message,
    Optional<Throwable> thrown) {}
