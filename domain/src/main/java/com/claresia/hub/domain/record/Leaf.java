package com.claresia.hub.domain.record;

import com.claresia.hub.domain.provenance.Hash;

/** What is committed at a place of the chain: a record, or what is left of one. */
public sealed interface Leaf permits BareLeaf, HubRecord {
  /** Name of the record, never free again. */
  RecordId id();

  /** SHA-256 of the canonical record; the leaf's data in the provenance chain. */
  Hash provenanceHash();

  /** SHA-256 of the salt and the canonical request as sent. */
  Hash requestDigest();
}
