package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.Lease;
import com.claresia.hub.controlplane.intake.LogView;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** How a log stands, as replies tell it. */
final class LogViews {
  private LogViews() {}

  static JsonObject json(LogView log) {
    return members(log).build();
  }

  /** For a reply that tells more beside it. */
  static JsonObjectBuilder members(LogView log) {
    return Json.createObjectBuilder()
        .add("acknowledged_size", log.acknowledgedSize())
        .add("envelopes", log.envelopes())
        .add("lease", lease(log.lease()))
        .add("schema_version", log.schemaVersion())
        .add("witnessed_size", log.witnessedSize());
  }

  private static JsonObjectBuilder lease(Lease lease) {
    return Json.createObjectBuilder()
        .add("holder", lease.holder().wireName())
        .add("seconds", lease.seconds());
  }
}
