package com.claresia.hub.verifier;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.InclusionProof;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.util.Optional;

/**
 * A proof as somebody presents it; nothing of it is believed yet.
 *
 * @param record in canonical form
 * @param inclusion the path from the record's leaf to a root
 * @param checkpoint the signed note that is said to be over that root
 * @param claims what else the file says, to be held against the record
 */
record PresentedProof(
    CanonicalDocument record,
    InclusionProof inclusion,
    SignedCheckpoint checkpoint,
    Claims claims) {

  /**
   * What a proof file says beside the proof.
   *
   * @param recordId the record's id
   * @param seq the record's place
   * @param provenanceHash the record's hash in hex
   */
  record Claims(Optional<String> recordId, Optional<String> seq, Optional<String> provenanceHash) {
    /** A file that says nothing else. */
    static Claims none() {
      return new Claims(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** The hash of the record as it is presented. */
  Hash provenanceHash() {
    return Hash.sha256(record.bytes());
  }

  /** A member of the record that is a string. */
  Optional<String> member(String name) {
    int at = record.members().indexOf(name);
    return at >= 0 && record.members().kind(at) == JsonKind.STRING
        ? Optional.of(record.members().text(at))
        : Optional.empty();
  }
}
