package com.claresia.hub.application.copy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordReader;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the source's leaves over a range of places, hashing each content anew: what is no longer
 * what was committed ends the reading, and nothing from there on is handed out. For one thread.
 */
final class SourceWindow {
  private final TenantId tenant;
  private final Outline outline;
  private final SeqRange places;
  private final byte[] digests;
  private final Consumer<Leaf> leaves;
  private Optional<Finding> finding = Optional.empty();

  private SourceWindow(TenantId tenant, SeqRange places, byte[] digests, Consumer<Leaf> leaves) {
    this.tenant = tenant;
    this.places = places;
    this.outline = new Outline(places);
    this.digests = digests;
    this.leaves = leaves;
  }

  /** Reads them all, and hands them to {@code leaves} in order. */
  static SourceWindow read(
      HubStore source, TenantId tenant, SeqRange places, Consumer<Leaf> leaves) {
    byte[] digests = source.requestDigests(tenant, places);
    SourceWindow window = new SourceWindow(tenant, places, digests, leaves);
    source.scan(tenant, places, window::take);
    if (window.finding.isEmpty() && !window.outline.isComplete()) {
      window.finding = Optional.of(CopyFindings.nothingAt(window.outline.next(), places.to()));
    }
    return window;
  }

  private void take(StoredLeaf stored) {
    if (finding.isPresent()) {
      return;
    }
    long expected = outline.next();
    RecordId id = new RecordId(stored.id());
    if (!outline.add(stored)) {
      finding =
          Optional.of(
              stored.seq() > expected
                  ? CopyFindings.nothingAt(expected, stored.seq())
                  : CopyFindings.tampered(stored.seq(), id, "the place is taken twice"));
      return;
    }
    leaf(stored, id)
        .ifPresentOrElse(
            leaves,
            () ->
                finding =
                    Optional.of(
                        CopyFindings.tampered(
                            stored.seq(), id, "the content is not what was committed here")));
  }

  private Optional<Leaf> leaf(StoredLeaf stored, RecordId id) {
    Slice at = stored.hash();
    Hash hash = Hash.of(at.buffer(), at.offset());
    Hash digest = Hash.of(digests, (int) (stored.seq() - places.from()) * Hash.LENGTH);
    Slice content = stored.content();
    if (!content.isPresent()) {
      return Optional.of(new BareLeaf(id, hash, digest));
    }
    byte[] canonical =
        Arrays.copyOfRange(content.buffer(), content.offset(), content.offset() + content.length());
    return Optional.of(canonical)
        .filter(bytes -> Hash.sha256(bytes).equals(hash))
        .flatMap(RecordReader::metadata)
        .filter(metadata -> isAt(metadata, id))
        .map(metadata -> new HubRecord(metadata, canonical, hash, digest));
  }

  private boolean isAt(RecordMetadata metadata, RecordId id) {
    return metadata.tenant().equals(tenant) && metadata.id().equals(id);
  }

  /** What was seen. */
  Outline outline() {
    return outline;
  }

  /** The digests of these places. */
  byte[] digests() {
    return digests;
  }

  /** Why the reading ended, if it did before the end. */
  Optional<CopyResult> unsound() {
    return finding.map(found -> new CopyResult.SourceUnsound(List.of(found)));
  }
}
