package com.claresia.hub.domain.provenance;

import java.time.Instant;
import java.util.Optional;

/** A checkpoint together with the note that carries its signatures and cosignatures. */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {

  /** Refuses a note with another text. */
  public SignedCheckpoint {
    if (!note.text().equals(checkpoint.text())) {
      throw new IllegalArgumentException("the note's text is not this checkpoint's");
    }
  }

  /** Reads an untrusted note in UTF-8 whose text is a checkpoint. */
  public static Parsed<SignedCheckpoint> parse(byte[] note) {
    return of(SignedNote.parse(note));
  }

  /** Reads an untrusted note whose text is a checkpoint. */
  public static Parsed<SignedCheckpoint> parse(String note) {
    return of(SignedNote.parse(note));
  }

  private static Parsed<SignedCheckpoint> of(Parsed<SignedNote> parsed) {
    return switch (parsed) {
      case Parsed.Malformed<SignedNote>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<SignedNote>(SignedNote note) -> of(note);
    };
  }

  private static Parsed<SignedCheckpoint> of(SignedNote note) {
    return switch (Checkpoint.parse(note.text())) {
      case Parsed.Malformed<Checkpoint>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<Checkpoint>(Checkpoint checkpoint) ->
          Parsed.valid(new SignedCheckpoint(checkpoint, note));
    };
  }

  /** The checkpoint with one more signature, such as a cosignature. */
  public SignedCheckpoint with(NoteSignature signature) {
    return new SignedCheckpoint(checkpoint, note.with(signature));
  }

  /** The newest time as of which one of these keys cosigned; invalid lines do not count. */
  public Optional<Instant> newestCosignature(Iterable<? extends NoteVerifier> witnesses) {
    Optional<Instant> newest = Optional.empty();
    for (NoteVerifier witness : witnesses) {
      for (NoteSignature line : note.signatures()) {
        if (witness.check(note.text(), line) instanceof SignatureVerdict.Cosigned(var time)
            && newest.map(time::isAfter).orElse(true)) {
          newest = Optional.of(time);
        }
      }
    }
    return newest;
  }
}
