package com.claresia.hub.bootstrap.settings;

import static com.claresia.hub.bootstrap.settings.Setting.secret;
import static com.claresia.hub.bootstrap.settings.Setting.setting;

import com.claresia.hub.bootstrap.settings.SettingType.Choice;
import com.claresia.hub.bootstrap.settings.SettingType.Location;
import com.claresia.hub.bootstrap.settings.SettingType.Span;
import com.claresia.hub.bootstrap.settings.SettingType.Switch;
import com.claresia.hub.bootstrap.settings.SettingType.Text;
import com.claresia.hub.bootstrap.settings.SettingType.WholeNumber;
import java.util.List;

/** The keys of OpenTelemetry. */
public final class OtlpKeys {
  /** Where the collector is; without it nothing is sent. */
  public static final String ENDPOINT = "hub.otlp.endpoint";

  /** Sent with each request. */
  public static final String HEADERS = "hub.otlp.headers";

  /** PEM file with what the endpoint may show. */
  public static final String TRUST = "hub.otlp.trust";

  /** Whether spans are sent. */
  public static final String TRACES = "hub.otlp.traces";

  /** Of how many requests. */
  public static final String TRACE_PERCENT = "hub.otlp.trace-percent";

  /** Whether metrics are sent. */
  public static final String METRICS = "hub.otlp.metrics";

  /** How often. */
  public static final String INTERVAL = "hub.otlp.interval";

  /** Which lines of the log are sent. */
  public static final String LOGS = "hub.otlp.logs";

  /** What the Hub calls itself. */
  public static final String SERVICE_NAME = "hub.otlp.service-name";

  private OtlpKeys() {}

  static SettingGroup group() {
    return new SettingGroup(
        "OpenTelemetry",
        "Traces, metrics and logs to a collector of yours, by OTLP over HTTP with protobuf. Without"
            + " an endpoint nothing is sent, and none of it is loaded. No content, no id of a person"
            + " and no tenant is in any of it.",
        List.of(
            setting(
                ENDPOINT,
                new Text(),
                "Where the collector is, such as http://127.0.0.1:4318; `/v1/traces`,"
                    + " `/v1/metrics` and `/v1/logs` are added."),
            secret(HEADERS, "Headers sent with each request: `name=value`, several by comma."),
            setting(
                TRUST,
                new Location(),
                "PEM file with the authorities that the collector may show; default: the JDK's."),
            setting(TRACES, new Switch(), "Whether a span of each request and segment is sent.")
                .withDefault("true"),
            setting(
                    TRACE_PERCENT,
                    new WholeNumber(0, 100),
                    "Of how many requests in a hundred; one that belongs to a client's trace goes"
                        + " by the client's choice.")
                .withDefault("100"),
            setting(METRICS, new Switch(), "Whether metrics are sent.").withDefault("true"),
            setting(INTERVAL, new Span(), "How often.").withDefault("60s"),
            setting(
                    LOGS,
                    new Choice(List.of("off", "error", "warning", "info")),
                    "From which level on lines of the Hub's log are sent, without what was put into"
                        + " their texts.")
                .withDefault("info"),
            setting(SERVICE_NAME, new Text(), "What the Hub calls itself (`service.name`).")
                .withDefault("claresia-hub")));
  }
}
