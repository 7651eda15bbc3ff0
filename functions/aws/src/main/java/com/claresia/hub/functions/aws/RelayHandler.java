package com.claresia.hub.functions.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.telemetry.RelayFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Relays at every call, whatever the event. It answers with the report, and fails where somebody
 * has to look at it.
 */
public final class RelayHandler implements RequestStreamHandler {
  private final RelayFunction relay =
      RelayFunction.of(System.getenv(), LocalLogKeys::parseVerifier);

  /** For Lambda: the settings are read, and nothing is opened yet. */
  public RelayHandler() {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
    answer.write(relay.run(left).orTrouble().getBytes(StandardCharsets.US_ASCII));
  }
}
