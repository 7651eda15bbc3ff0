package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.Members;
import com.claresia.hub.domain.canonical.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what the control plane answers; nothing of it is trusted, and nothing but JSON is read. */
final class Replies {
  private final CanonicalDocument json;

  private Replies(CanonicalDocument json) {
    this.json = json;
  }

  /** The answer, if it is a JSON object. */
  static Optional<Replies> of(byte[] body) {
    return switch (CanonicalJson.canonicalize(body, Profile.RFC8785)) {
      case Canonicalization.Canonical(CanonicalDocument document) ->
          document.kind() == JsonKind.OBJECT
              ? Optional.of(new Replies(document))
              : Optional.empty();
      case Canonicalization.NotJson _, Canonicalization.Refused _ -> Optional.empty();
    };
  }

  /** How far the other side is; empty where the answer does not say. */
  Optional<LogState> state() {
    OptionalLong acknowledged = count("acknowledged_size");
    OptionalLong envelopes = count("envelopes");
    OptionalLong witnessed = count("witnessed_size");
    return acknowledged.isPresent() && envelopes.isPresent() && witnessed.isPresent()
        ? Optional.of(
            new LogState(
                acknowledged.getAsLong(),
                envelopes.getAsLong(),
                witnessed.getAsLong(),
                schemaVersion()))
        : Optional.empty();
  }

  private Optional<Integer> schemaVersion() {
    OptionalLong version = count("schema_version");
    return version.isPresent() && version.getAsLong() > 0 && version.getAsLong() < 1_000_000
        ? Optional.of((int) version.getAsLong())
        : Optional.empty();
  }

  /** A member that is an integer from 0 to below 10^15. */
  OptionalLong count(String name) {
    Members members = json.members();
    int member = members.indexOf(name);
    if (member < 0 || members.kind(member) != JsonKind.NUMBER) {
      return OptionalLong.empty();
    }
    int start = members.valueStart(member);
    String text =
        new String(
            json.bytes(), start, members.valueEnd(member) - start, StandardCharsets.US_ASCII);
    return text.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** A member that is a string; empty where it is absent or none. */
  String text(String name) {
    Members members = json.members();
    int member = members.indexOf(name);
    return member >= 0 && members.kind(member) == JsonKind.STRING ? members.text(member) : "";
  }
}
