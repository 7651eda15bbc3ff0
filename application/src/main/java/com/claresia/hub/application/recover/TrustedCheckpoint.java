package com.claresia.hub.application.recover;

import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.SignedNote;
import java.util.List;
import java.util.stream.Stream;

/** Checks the checkpoint that the control plane gives back. */
final class TrustedCheckpoint {
  private TrustedCheckpoint() {}

  /**
   * The checkpoint with those lines alone that the given keys have signed.
   *
   * @throws Distrusted unless it is this log's, signed by it and cosigned, and no line is forged
   */
  static SignedCheckpoint of(SignedCheckpoint told, RecoverRequest request) {
    String origin = request.tenant().logOrigin();
    if (!told.checkpoint().origin().equals(origin)) {
      throw new Distrusted("the control plane's checkpoint is another log's than " + origin);
    }
    String text = told.note().text();
    List<NoteSignature> logs = lines(told, request.logKeys(), SignatureVerdict.Signed.class);
    List<NoteSignature> cosigners =
        lines(told, request.cosigners(), SignatureVerdict.Cosigned.class);
    if (logs.isEmpty()) {
      throw new Distrusted("the control plane's checkpoint is not signed by a given log key");
    }
    if (cosigners.isEmpty()) {
      throw new Distrusted("the control plane's checkpoint is not cosigned by a given key");
    }
    List<NoteSignature> all = Stream.concat(logs.stream(), cosigners.stream()).toList();
    return new SignedCheckpoint(told.checkpoint(), new SignedNote(text, all));
  }

  private static List<NoteSignature> lines(
      SignedCheckpoint told, List<NoteVerifier> keys, Class<? extends SignatureVerdict> wanted) {
    return told.note().signatures().stream()
        .filter(line -> keys.stream().anyMatch(key -> is(wanted, key, told, line)))
        .toList();
  }

  private static boolean is(
      Class<? extends SignatureVerdict> wanted,
      NoteVerifier key,
      SignedCheckpoint told,
      NoteSignature line) {
    SignatureVerdict verdict = key.check(told.note().text(), line);
    if (verdict instanceof SignatureVerdict.Invalid) {
      throw new Distrusted("a line on the control plane's checkpoint is forged: " + line.name());
    }
    return wanted.isInstance(verdict);
  }
}
