package com.claresia.hub.verifier;

import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.SignedNote;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Witnesses;
import com.claresia.hub.verifier.Statement.Outcome;
import com.claresia.hub.verifier.Statement.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a proof offline, by nothing but the public keys that are given to it. */
final class ProofCheck {
  private static final String FORGED = "a signature that claims to be by a given key is not";
  private static final String FORGED_COSIGNATURE =
      "a cosignature that claims to be by a given key is not, or is dated outside its validity";

  private final List<NoteVerifier> logKeys;
  private final Witnesses witnesses;

  /** A check by these keys; without keys signatures are not checked, and it says so. */
  ProofCheck(List<NoteVerifier> logKeys, Witnesses witnesses) {
    this.logKeys = List.copyOf(logKeys);
    this.witnesses = witnesses;
  }

  /** All statements about the proof. */
  List<Statement> check(PresentedProof proof) {
    List<Statement> statements = new ArrayList<>();
    claims(proof).ifPresent(statements::add);
    statements.add(inclusion(proof));
    statements.add(log(proof));
    statements.add(logSignature(proof.checkpoint().note()));
    statements.add(cosignature(proof.checkpoint()));
    return statements;
  }

  private static Optional<Statement> claims(PresentedProof proof) {
    var claims = proof.claims();
    Optional<String> id =
        claims.recordId().filter(c -> !proof.member("record_id").equals(Optional.of(c)));
    if (id.isPresent()) {
      return refuted(
          Subject.CLAIMS, "the file is for record " + id.get() + ", the record in it is another");
    }
    return otherPlace(proof)
        .or(() ->
            claims
                .provenanceHash()
                .filter(claimed -> !claimed.equals(proof.provenanceHash().hex()))
                .flatMap(
                    c -> refuted(Subject.CLAIMS, "the file says that the record hashes to " + c)));
  }

  private static Optional<Statement> otherPlace(PresentedProof proof) {
    String proven = Long.toString(proof.inclusion().index());
    return proof
        .claims()
        .seq()
        .filter(claimed -> !claimed.equals(proven))
        .flatMap(c ->
            refuted(Subject.CLAIMS, "the file says seq " + c + ", the path is for seq " + proven));
  }

  private static Optional<Statement> refuted(Subject subject, String detail) {
    return Optional.of(new Statement(subject, Outcome.REFUTED, detail));
  }

  private static Statement inclusion(PresentedProof proof) {
    var inclusion = proof.inclusion();
    var checkpoint = proof.checkpoint().checkpoint();
    if (inclusion.size() != checkpoint.size()) {
      return new Statement(
          Subject.INCLUSION,
          Outcome.REFUTED,
          "the path is for a log of %,d records, the checkpoint for one of %,d"
              .formatted(inclusion.size(), checkpoint.size()));
    }
    var leaf = new MerkleHasher().leaf(proof.provenanceHash());
    return switch (inclusion.verify(leaf, checkpoint.root())) {
      case ProofVerdict.Proven() ->
          new Statement(
              Subject.INCLUSION,
              Outcome.PROVEN,
              "exactly this record stands at seq %,d of the checkpoint's %,d records"
                  .formatted(inclusion.index(), checkpoint.size()));
      case ProofVerdict.Refuted(String reason) ->
          new Statement(
              Subject.INCLUSION,
              Outcome.REFUTED,
              "this record does not stand at seq %,d: %s".formatted(inclusion.index(), reason));
    };
  }

  private static Statement log(PresentedProof proof) {
    String origin = proof.checkpoint().checkpoint().origin();
    Optional<String> owner =
        proof.member("tenant_id").filter(TenantId::isValid).map(t -> new TenantId(t).logOrigin());
    return owner.equals(Optional.of(origin))
        ? new Statement(Subject.LOG, Outcome.PROVEN, "the log is that of the record's tenant")
        : new Statement(
            Subject.LOG, Outcome.REFUTED, "the log " + origin + " is not the record's tenant's");
  }

  private Statement logSignature(SignedNote note) {
    if (logKeys.isEmpty()) {
      return new Statement(
          Subject.LOG_SIGNATURE,
          Outcome.NOT_PROVEN,
          "who issued the checkpoint: anybody could have made it (--log-public-key)");
    }
    List<SignatureVerdict> verdicts = verdicts(logKeys, note);
    boolean signed = verdicts.stream().anyMatch(SignatureVerdict.Signed.class::isInstance);
    return statement(
        Subject.LOG_SIGNATURE,
        signed,
        verdicts,
        "the log's key signed the checkpoint",
        "no given log key signed the checkpoint");
  }

  private Statement cosignature(SignedCheckpoint checkpoint) {
    if (witnesses.isNobody()) {
      return new Statement(
          Subject.COSIGNATURE,
          Outcome.NOT_PROVEN,
          "that a witness saw the checkpoint (--cosign-public-key)");
    }
    if (witnesses.isForged(checkpoint)) {
      return new Statement(Subject.COSIGNATURE, Outcome.REFUTED, FORGED_COSIGNATURE);
    }
    List<Instant> times =
        witnesses.cosignatures(checkpoint).stream().flatMap(Optional::stream).sorted().toList();
    return times.size() >= witnesses.needed()
        ? new Statement(
            Subject.COSIGNATURE,
            Outcome.PROVEN,
            "%s cosigned the checkpoint at %s".formatted(seenBy(times.size()), times.getLast()))
        : new Statement(
            Subject.COSIGNATURE,
            Outcome.COSIGN_PENDING,
            tooFew(times.size()) + " cosigned the checkpoint so far");
  }

  private String seenBy(int witnessing) {
    return witnesses.keys().size() == 1
        ? "a witness"
        : "%d of %d witnesses, the last of them,".formatted(witnessing, witnesses.keys().size());
  }

  private String tooFew(int witnessing) {
    return witnessing == 0
        ? "no given witness"
        : "only %d of the %d witnesses asked for".formatted(witnessing, witnesses.needed());
  }

  /** One line that claims a given key and fails makes the whole note one to be distrusted. */
  private static Statement statement(
      Subject subject, boolean good, List<SignatureVerdict> verdicts, String proven, String not) {
    boolean forged = verdicts.stream().anyMatch(SignatureVerdict.Invalid.class::isInstance);
    if (forged) {
      return new Statement(subject, Outcome.REFUTED, FORGED);
    }
    return new Statement(subject, good ? Outcome.PROVEN : Outcome.REFUTED, good ? proven : not);
  }

  private static List<SignatureVerdict> verdicts(List<NoteVerifier> keys, SignedNote note) {
    List<SignatureVerdict> verdicts = new ArrayList<>();
    for (NoteVerifier key : keys) {
      for (NoteSignature line : note.signatures()) {
        verdicts.add(key.check(note.text(), line));
      }
    }
    return verdicts;
  }
}
