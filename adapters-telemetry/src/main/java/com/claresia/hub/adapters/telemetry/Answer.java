package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlane.WitnessOutcome;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedNote;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One answer, and what it means (ADR 20; C2SP tlog-witness). */
final class Answer {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int LOCKED = 423;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final long LONGEST_WAIT_SECONDS = 3_600;
  private static final String SIZE_TYPE = "text/x.tlog.size";

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  boolean isSuccess() {
    return status == OK;
  }

  /** This answer, if it is a success. */
  Answer require() {
    if (isSuccess()) {
      return this;
    }
    String reason = "the control plane answered " + describe();
    throw retryAfter()
        .map(pause -> new ControlPlaneUnavailable(reason, pause))
        .orElseGet(() -> new ControlPlaneUnavailable(reason));
  }

  Optional<Replies> json() {
    return Replies.of(body);
  }

  private Optional<LogState> state() {
    return json().flatMap(Replies::state);
  }

  private String code() {
    return json().map(reply -> reply.text("code")).orElse("");
  }

  private String describe() {
    return code().matches("[a-z0-9-]{1,64}") ? status + " " + code() : Integer.toString(status);
  }

  private Optional<Duration> retryAfter() {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT_SECONDS)));
  }

  SendOutcome toSent() {
    Optional<LogState> state = state();
    return switch (status) {
      case OK ->
          state
              .<SendOutcome>map(SendOutcome.Acknowledged::new)
              .orElseGet(() -> new SendOutcome.Unavailable("no state came", Optional.empty()));
      case CONFLICT -> state.map(this::conflict).orElseGet(this::refusedEntries);
      case LOCKED ->
          state
              .<SendOutcome>map(
                  s -> new SendOutcome.Leased(retryAfter().orElse(Duration.ofSeconds(1)), s))
              .orElseGet(this::refusedEntries);
      case TOO_MANY -> new SendOutcome.Unavailable(describe(), retryAfter());
      default ->
          status >= 500 ? new SendOutcome.Unavailable(describe(), retryAfter()) : refusedEntries();
    };
  }

  private SendOutcome conflict(LogState state) {
    OptionalLong seq = json().map(reply -> reply.count("seq")).orElseGet(OptionalLong::empty);
    return switch (code()) {
      case "gap" -> new SendOutcome.Gap(state);
      case "forked" -> new SendOutcome.Forked(seq.orElse(state.acknowledgedSize()), state);
      default -> refusedEntries();
    };
  }

  private SendOutcome refusedEntries() {
    return new SendOutcome.Refused("the control plane answered " + describe());
  }

  WitnessOutcome toWitnessed() {
    return switch (status) {
      case OK -> cosigned();
      case CONFLICT -> witnessConflict();
      case UNAVAILABLE ->
          new WitnessOutcome.HashesMissing(retryAfter().orElse(Duration.ofSeconds(1)));
      case TOO_MANY -> new WitnessOutcome.Unavailable(describe(), retryAfter());
      default ->
          status >= 500
              ? new WitnessOutcome.Unavailable(describe(), retryAfter())
              : refusedCheckpoint();
    };
  }

  // Signature lines alone: a note's text is put before them, so that they are read as a note's are.
  private WitnessOutcome cosigned() {
    String lines = new String(body, StandardCharsets.UTF_8);
    return switch (SignedNote.parse("-\n\n" + lines)) {
      case Parsed.Valid<SignedNote>(SignedNote note) -> cosigned(note.signatures());
      case Parsed.Malformed<SignedNote>(String reason) ->
          new WitnessOutcome.Refused("the cosignature cannot be read: " + reason);
    };
  }

  private static WitnessOutcome cosigned(List<NoteSignature> lines) {
    return new WitnessOutcome.Cosigned(lines);
  }

  private WitnessOutcome witnessConflict() {
    boolean isSize = headers.firstValue("Content-Type").orElse("").startsWith(SIZE_TYPE);
    String text = new String(body, StandardCharsets.US_ASCII).strip();
    if (isSize && text.matches("[0-9]{1,18}")) {
      return new WitnessOutcome.OtherSize(Long.parseLong(text));
    }
    return code().equals("forked")
        ? new WitnessOutcome.Forked("the control plane has seen another log")
        : refusedCheckpoint();
  }

  private WitnessOutcome refusedCheckpoint() {
    return new WitnessOutcome.Refused("the control plane answered " + describe());
  }
}
