package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.observe.Trace;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sends the Hub's own log: how grave, when, which method, which class of exception, and the text
 * where it is a constant of the code. What was put into a text stays in the Hub's log.
 */
final class LogExport {
  /** Stands for a text that was composed. */
  static final String COMPOSED = "composed of more than code: see the Hub's own log";

  private static final int DEEPEST = 16;

  private final Logger logger;
  private final CodeConstants code = new CodeConstants();

  LogExport(Logger logger) {
    this.logger = logger;
  }

  void send(LogLine line) {
    AllowedAttributes attributes = new AllowedAttributes();
    code.place(line.className(), line.methodName()).ifPresent(attributes::code);
    line.thrown().ifPresent(thrown -> describe(thrown, attributes));
    LogRecordBuilder log =
        logger
            .logRecordBuilder()
            .setTimestamp(line.at())
            .setSeverity(severity(line.level()))
            .setBody(code.text(line.className(), line.message()).orElse(COMPOSED))
            .setAllAttributes(attributes.build());
    Trace.current().ifPresent(trace -> log.setContext(TraceContexts.within(trace)));
    log.emit();
  }

  private static void describe(Throwable thrown, AllowedAttributes attributes) {
    attributes.exception(thrown.getClass());
    Stream.iterate(thrown.getCause(), Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .reduce((outer, inner) -> inner)
        .ifPresent(cause -> attributes.cause(cause.getClass()));
  }

  private static Severity severity(Level level) {
    return switch (level) {
      case ERROR -> Severity.ERROR;
      case WARNING -> Severity.WARN;
      case INFO -> Severity.INFO;
      case ALL, TRACE, DEBUG, OFF -> Severity.DEBUG;
    };
  }
}
