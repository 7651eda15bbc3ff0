package com.claresia.hub.domain.record;

import com.claresia.hub.domain.provenance.Hash;

/**
 * A record ready to be committed: its canonical bytes, built once, and what was computed from them.
 * Two are equal when they are the same object; compare {@link #provenanceHash()} for content.
 */
public final class HubRecord implements Leaf {
  /** The most bytes that a record may have in canonical form; larger content is an artifact. */
  public static final int MAX_BYTES = 512 * 1024;

  private final RecordMetadata metadata;
  private final byte[] canonical;
  private final Hash provenanceHash;
  private final Hash requestDigest;

  /**
   * Takes ownership of {@code canonical}: neither side may change it afterwards.
   *
   * @param metadata members kept apart for search
   * @param canonical RFC 8785 bytes of the whole record, salt included
   * @param provenanceHash SHA-256 of {@code canonical}
   * @param requestDigest SHA-256 of salt and canonical request, by which a repeated request is
   *     known
   */
  public HubRecord(
      RecordMetadata metadata, byte[] canonical, Hash provenanceHash, Hash requestDigest) {
    this.metadata = metadata;
    this.canonical = canonical;
    this.provenanceHash = provenanceHash;
    this.requestDigest = requestDigest;
  }

  /** Members kept apart for search. */
  public RecordMetadata metadata() {
    return metadata;
  }

  @Override
  public RecordId id() {
    return metadata.id();
  }

  /** The canonical bytes themselves, not a copy: they are only to be read. */
  public byte[] canonical() {
    return canonical;
  }

  /** SHA-256 of {@link #canonical()}; the leaf's data in the provenance chain. */
  @Override
  public Hash provenanceHash() {
    return provenanceHash;
  }

  @Override
  public Hash requestDigest() {
    return requestDigest;
  }
}
