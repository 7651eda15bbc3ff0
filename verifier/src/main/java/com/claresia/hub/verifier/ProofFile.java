package com.claresia.hub.verifier;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.JsonViolation;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads untrusted proofs: the JSON that the Hub answers on {@code GET /v1/records/{id}/proof}, and
 * the C2SP tlog-proof text, to which the record comes in a file of its own.
 */
final class ProofFile {
  /** The largest proof that is read, in bytes: a record and a signed note, with room to spare. */
  static final int MAX_BYTES = 4 << 20;

  private ProofFile() {}

  /** Whether this is the text form, which needs the record beside it. */
  static boolean isText(byte[] file) {
    return startsWith(file, "c2sp.org/tlog-proof@");
  }

  private static boolean startsWith(byte[] file, String prefix) {
    byte[] bytes = prefix.getBytes(StandardCharsets.US_ASCII);
    return file.length >= bytes.length
        && java.util.Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
  }

  /** Reads the JSON form. */
  static Parsed<PresentedProof> readJson(byte[] file) {
    return switch (readValue(file)) {
      case Parsed.Malformed<CanonicalDocument>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<CanonicalDocument>(CanonicalDocument document) ->
          new ProofJson(document).read();
    };
  }

  /** Reads the text form and the record that it is about. */
  static Parsed<PresentedProof> readText(byte[] file, byte[] record) {
    return switch (TlogProof.parse(new String(file, StandardCharsets.UTF_8))) {
      case Parsed.Malformed<TlogProof>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<TlogProof>(TlogProof proof) -> readText(proof, record);
    };
  }

  private static Parsed<PresentedProof> readText(TlogProof proof, byte[] record) {
    return switch (readValue(record)) {
      case Parsed.Malformed<CanonicalDocument>(String reason) ->
          Parsed.malformed("the record: " + reason);
      case Parsed.Valid<CanonicalDocument>(CanonicalDocument document) ->
          Parsed.valid(
              new PresentedProof(
                  document, proof.inclusion(), proof.checkpoint(), PresentedProof.Claims.none()));
    };
  }

  /**
   * JSON in canonical form. A number that the canonical form would change is refused, lest a record
   * that shows one number be proven by the hash of another. Depth alone is not: a record may be as
   * deep as records get, and the proof is around it.
   */
  private static Parsed<CanonicalDocument> readValue(byte[] json) {
    if (CanonicalJson.canonicalize(json, Profile.RECORD)
            instanceof Canonicalization.Refused(List<Violation> violations)
        && !violations.stream().allMatch(v -> v.code() == JsonViolation.TOO_DEEP)) {
      return refused(violations.getFirst());
    }
    return switch (CanonicalJson.canonicalize(json, Profile.RFC8785)) {
      case Canonicalization.Canonical(CanonicalDocument document) -> Parsed.valid(document);
      case Canonicalization.NotJson(int offset, String detail) ->
          Parsed.malformed("not JSON at byte " + offset + ": " + detail);
      case Canonicalization.Refused(List<Violation> violations) -> refused(violations.getFirst());
    };
  }

  private static Parsed<CanonicalDocument> refused(Violation violation) {
    return Parsed.malformed(
        "JSON that no record could hold at '%s': %s"
            .formatted(violation.pointer(), violation.detail()));
  }
}
