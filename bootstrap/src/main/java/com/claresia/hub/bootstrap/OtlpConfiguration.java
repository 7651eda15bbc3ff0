package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.telemetry.OtlpSettings;
import com.claresia.hub.adapters.telemetry.OtlpSettings.Signal;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.OtlpKeys;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;

/** What OpenTelemetry is told of the settings. */
final class OtlpConfiguration {
  private static final String OFF = "off";

  private final HubSettings settings;
  private final List<Problem> problems = new ArrayList<>();

  private OtlpConfiguration(HubSettings settings) {
    this.settings = settings;
  }

  /**
   * As the settings say; an endpoint has to be set.
   *
   * @throws InvalidSettings naming all that is bad at once
   */
  static OtlpSettings of(HubSettings settings) {
    return new OtlpConfiguration(settings).read();
  }

  /** From which level on lines are sent. */
  static Level level(HubSettings settings) {
    return switch (settings.require(OtlpKeys.LOGS)) {
      case "error" -> Level.SEVERE;
      case "warning" -> Level.WARNING;
      case "info" -> Level.INFO;
      default -> Level.OFF;
    };
  }

  private OtlpSettings read() {
    Optional<URI> endpoint = endpoint(settings.require(OtlpKeys.ENDPOINT));
    Map<String, String> headers = headers(settings.text(OtlpKeys.HEADERS).orElse(""));
    Optional<Path> trust = settings.path(OtlpKeys.TRUST);
    trust
        .filter(file -> !Files.isReadable(file))
        .ifPresent(_ -> problem(OtlpKeys.TRUST, "the file cannot be read", "name a PEM file"));
    Duration interval = settings.duration(OtlpKeys.INTERVAL);
    if (!interval.isPositive()) {
      problem(OtlpKeys.INTERVAL, "it is no time at all", "leave it out for 60s");
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new OtlpSettings(
        endpoint.orElseThrow(),
        headers,
        trust,
        signals(),
        settings.number(OtlpKeys.TRACE_PERCENT),
        interval,
        about());
  }

  private OtlpSettings.About about() {
    return new OtlpSettings.About(
        settings.require(OtlpKeys.SERVICE_NAME),
        Optional.ofNullable(OtlpConfiguration.class.getPackage().getImplementationVersion())
            .orElse("unknown"),
        settings.require(SettingsCatalogue.STORAGE_BACKEND));
  }

  private Set<Signal> signals() {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    if (settings.isOn(OtlpKeys.TRACES)) {
      signals.add(Signal.TRACES);
    }
    if (settings.isOn(OtlpKeys.METRICS)) {
      signals.add(Signal.METRICS);
    }
    if (!settings.require(OtlpKeys.LOGS).equals(OFF)) {
      signals.add(Signal.LOGS);
    }
    return signals;
  }

  private Optional<URI> endpoint(String text) {
    try {
      URI uri = new URI(text);
      if (isHttp(uri) && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
        return Optional.of(uri);
      }
      problem(OtlpKeys.ENDPOINT, "it is no plain address", "write http://host:4318 or https://…");
    } catch (URISyntaxException notAUri) {
      problem(OtlpKeys.ENDPOINT, "it is no address", "write http://host:4318 or https://…");
    }
    return Optional.empty();
  }

  private static boolean isHttp(URI uri) {
    return uri.getHost() != null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }

  private Map<String, String> headers(String text) {
    Map<String, String> headers = new TreeMap<>();
    for (String header : text.split(",", -1)) {
      int equals = header.indexOf('=');
      if (equals > 0) {
        headers.put(header.substring(0, equals).strip(), header.substring(equals + 1).strip());
      } else if (!header.isBlank()) {
        problem(OtlpKeys.HEADERS, "one of them is not name=value", "write name=value,name=value");
      }
    }
    return headers;
  }

  private void problem(String key, String reason, String fix) {
    problems.add(new Problem(key, reason, fix));
  }
}
