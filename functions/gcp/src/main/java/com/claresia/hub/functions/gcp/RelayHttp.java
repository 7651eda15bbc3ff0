package com.claresia.hub.functions.gcp;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.telemetry.RelayFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Relays at every request, whatever is in it. It answers with the report, and with status 500 where
 * somebody has to look at it; then the report is in the log alone.
 */
public final class RelayHttp implements HttpFunction {
  /** The time-out that the function is deployed with. */
  private static final Duration LEFT = Duration.ofMinutes(2);

  private final RelayFunction relay =
      RelayFunction.of(System.getenv(), LocalLogKeys::parseVerifier);

  /** For the framework: the settings are read, and nothing is opened yet. */
  public RelayHttp() {}

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    String report = relay.run(LEFT).orTrouble();
    response.setContentType("application/json");
    response.getWriter().write(report);
  }
}
