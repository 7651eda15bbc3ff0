package com.claresia.hub.application.copy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.RangeVerifier;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads a range of places back from the target and holds it against what was seen in the source;
 * the verifier re-hashes it at the same time. For one thread.
 */
final class TargetWindow {
  private final HubStore target;
  private final TenantId tenant;
  private final SeqRange places;
  private final SourceWindow source;
  private final RangeVerifier verifier;
  private final List<Finding> findings = new ArrayList<>();
  private final List<RecordId> erasedSince = new ArrayList<>();
  private OptionalLong firstDifference = OptionalLong.empty();

  TargetWindow(
      HubStore target,
      TenantId tenant,
      SeqRange places,
      SourceWindow source,
      RangeVerifier verifier) {
    this.target = target;
    this.tenant = tenant;
    this.places = places;
    this.source = source;
    this.verifier = verifier;
  }

  /** Reads and compares; what is missing altogether, the verifier tells. */
  void compare() {
    target.scan(tenant, places, this::take);
    if (firstDifference.isEmpty() && verifier.position() == places.to()) {
      compareDigests();
    }
  }

  private void take(StoredLeaf leaf) {
    verifier.accept(leaf);
    if (!source.outline().agrees(leaf)) {
      firstDifference = firstDifference.isPresent() ? firstDifference : OptionalLong.of(leaf.seq());
      return;
    }
    boolean here = leaf.content().isPresent();
    boolean there = source.outline().hasContent(leaf.seq());
    if (here && !there) {
      erasedSince.add(new RecordId(leaf.id()));
    } else if (there && !here) {
      findings.add(
          new Finding.OfRecord(
              leaf.seq(), leaf.id(), Verdict.MISSING, "the source has content, the copy has none"));
    }
  }

  private void compareDigests() {
    byte[] here = target.requestDigests(tenant, places);
    int at = Arrays.mismatch(source.digests(), here);
    if (at >= 0) {
      long seq = places.from() + at / Hash.LENGTH;
      findings.add(
          CopyFindings.tampered(
              seq, source.outline().id(seq), "the request digest is another one"));
    }
  }

  /**
   * Drops what was erased in the source since it was copied.
   *
   * @return how many contents
   */
  long dropErased() {
    if (erasedSince.isEmpty()) {
      return 0;
    }
    if (!target.capabilities().contains(StoreCapability.DROPS_SINGLE_CONTENT)) {
      erasedSince.forEach(id ->
          findings.add(
              new Finding.OfRange(
                  places.from(),
                  places.to(),
                  Verdict.ERASED,
                  "the content of " + id + " is gone in the source, and cannot be dropped here")));
      return 0;
    }
    return target.dropContent(tenant, erasedSince);
  }

  /** The first place with another id or hash. */
  OptionalLong firstDifference() {
    return firstDifference;
  }

  /** What else is wrong. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
