package com.claresia.hub.domain.record;

import com.claresia.hub.domain.provenance.Hash;

/**
 * A leaf without content: the record was erased, has expired or was lost. Proofs need no more of
 * it, and its id stays taken.
 *
 * @param id name of the record
 * @param provenanceHash SHA-256 of what was its canonical form
 * @param requestDigest SHA-256 of salt and canonical request, which nobody can make again
 */
public record BareLeaf(RecordId id, Hash provenanceHash, Hash requestDigest) implements Leaf {
  private static final Hash OF_NO_REQUEST = Hash.of(new byte[Hash.LENGTH]);

  /**
   * A leaf of which nothing but the hash is known any more. Its id is a stand-in made from the hash
   * (a version 8 UUID), so that stores can hold ids unique; its digest is that of no request.
   */
  public static BareLeaf ofHash(Hash provenanceHash) {
    return new BareLeaf(RecordId.standIn(provenanceHash), provenanceHash, OF_NO_REQUEST);
  }
}
