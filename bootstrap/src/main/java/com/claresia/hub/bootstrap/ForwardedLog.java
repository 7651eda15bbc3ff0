package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.telemetry.LogLine;
import com.claresia.hub.adapters.telemetry.OpenTelemetryExport;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hands the lines of the Hub's own loggers, and of nobody else's, to the exporter. */
final class ForwardedLog extends Handler {
  // Held, since loggers that nobody holds lose their level.
  private static final Logger OWN = Logger.getLogger("com.claresia.hub");
  private static final Logger SDK = Logger.getLogger("io.opentelemetry");

  private final OpenTelemetryExport export;

  private ForwardedLog(OpenTelemetryExport export) {
    this.export = export;
  }

  /** Begins. */
  static ForwardedLog to(OpenTelemetryExport export, Level from) {
    ForwardedLog log = new ForwardedLog(export);
    log.setLevel(from);
    log.hold();
    return log;
  }

  /**
   * Goes on: the server, when it starts, sets logging up anew and forgets handlers and levels. The
   * exporter's library is silenced: the Hub says once what it would say each time.
   */
  void hold() {
    SDK.setLevel(Level.OFF);
    OWN.removeHandler(this);
    OWN.addHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    if (isLoggable(line)) {
      try {
        export.log(line(line));
      } catch (RuntimeException e) {
        // Whoever logs has another thing to do.
        reportError("a line was not exported", e, ErrorManager.WRITE_FAILURE);
      }
    }
  }

  private static LogLine line(LogRecord line) {
    return new LogLine(
        line.getInstant(),
        level(line.getLevel()),
        String.valueOf(line.getSourceClassName()),
        String.valueOf(line.getSourceMethodName()),
        String.valueOf(line.getMessage()),
        Optional.ofNullable(line.getThrown()));
  }

  private static System.Logger.Level level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return System.Logger.Level.ERROR;
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return System.Logger.Level.WARNING;
    }
    return level.intValue() >= Level.INFO.intValue()
        ? System.Logger.Level.INFO
        : System.Logger.Level.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    OWN.removeHandler(this);
  }
}
