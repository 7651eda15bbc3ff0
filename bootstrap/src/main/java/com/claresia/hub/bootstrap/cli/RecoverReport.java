package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.recover.RecoverResult;
import com.claresia.hub.application.recover.RecoverResult.Lost;
import com.claresia.hub.bootstrap.terminal.Terminal;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Tells what became of a recovery: for people, or as one JSON object. */
final class RecoverReport {
  private final Terminal terminal;
  private final OutputFormat format;

  RecoverReport(Terminal terminal, OutputFormat format) {
    this.terminal = terminal;
    this.format = format;
  }

  /** Writes it; answers the exit status. */
  int write(RecoverResult result) {
    if (format == OutputFormat.json) {
      terminal.data(json(result).build().toString());
    } else {
      terminal.say(text(result));
    }
    return status(result);
  }

  private static int status(RecoverResult result) {
    return switch (result) {
      case RecoverResult.Recovered recovered -> ExitStatus.OK;
      case RecoverResult.Recoverable recoverable -> ExitStatus.OK;
      case RecoverResult.NothingLost nothing -> ExitStatus.OK;
      case RecoverResult.Forked forked -> ExitStatus.FINDINGS;
      case RecoverResult.Refused refused -> ExitStatus.FINDINGS;
    };
  }

  private static String text(RecoverResult result) {
    return switch (result) {
      case RecoverResult.Recovered(Lost lost, long size, long eventSeq, var eventId) ->
          "recovered: %s stand as hashes, led to the cosigned checkpoint of %,d; seq %,d (%s) says that they were lost. The Hub can be started."
              .formatted(places(lost), size, eventSeq, eventId);
      case RecoverResult.Recoverable(Lost lost, long size) ->
          "lost: %s; their hashes lead to the cosigned checkpoint of %,d and can come back"
              .formatted(places(lost), size);
      case RecoverResult.NothingLost(long size) ->
          "nothing is lost: the store has all %,d records that were acknowledged".formatted(size);
      case RecoverResult.Forked(long seq) ->
          "refused: from seq %,d on the store has another log than was acknowledged; records were written after the restore, or it was altered. Restore it again and recover before anything is written."
              .formatted(seq);
      case RecoverResult.Refused(String reason) -> "refused: " + reason;
    };
  }

  private static String places(Lost lost) {
    return "%,d records, seq %,d to %,d".formatted(lost.count(), lost.firstSeq(), lost.lastSeq());
  }

  private static JsonObjectBuilder json(RecoverResult result) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    return switch (result) {
      case RecoverResult.Recovered(Lost lost, long size, long eventSeq, var eventId) ->
          of(json.add("result", "recovered"), lost, size)
              .add("event_seq", eventSeq)
              .add("event_id", eventId.toString());
      case RecoverResult.Recoverable(Lost lost, long size) ->
          of(json.add("result", "recoverable"), lost, size);
      case RecoverResult.NothingLost(long size) ->
          json.add("result", "nothing_lost").add("size", size);
      case RecoverResult.Forked(long seq) -> json.add("result", "forked").add("seq", seq);
      case RecoverResult.Refused(String reason) ->
          json.add("result", "refused").add("reason", reason);
    };
  }

  private static JsonObjectBuilder of(JsonObjectBuilder json, Lost lost, long size) {
    return json.add("first_seq", lost.firstSeq())
        .add("last_seq", lost.lastSeq())
        .add("lost", lost.count())
        .add("checkpoint_size", size);
  }
}
