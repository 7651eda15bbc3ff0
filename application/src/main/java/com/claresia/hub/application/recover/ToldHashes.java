package com.claresia.hub.application.recover;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.LogReader;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hashes that the control plane gives back, in bounded memory: of those that were examined only
 * a digest is kept, by which they are known when they are fetched again to be written. For one
 * thread.
 */
final class ToldHashes {
  private final ControlPlane controlPlane;
  private final TenantId tenant;
  private final Map<SeqRange, Hash> examined = new HashMap<>();

  ToldHashes(ControlPlane controlPlane, TenantId tenant) {
    this.controlPlane = controlPlane;
    this.tenant = tenant;
  }

  /**
   * The range in pieces that can be fetched at once, none of which reaches over {@code cut}. They
   * are made one by one, since how many there are may be anybody's claim.
   */
  static Iterable<SeqRange> pieces(SeqRange range, long cut) {
    return () ->
        Stream.iterate(
                piece(range.from(), range, cut),
                piece -> piece.length() > 0,
                piece -> piece(piece.to(), range, cut))
            .iterator();
  }

  private static SeqRange piece(long from, SeqRange range, long cut) {
    long length = Math.min(LogReader.MAX_HASHES, range.to() - from);
    return new SeqRange(from, from < cut ? Math.min(cut, from + length) : from + length);
  }

  /** The hashes of a piece. */
  byte[] fetch(SeqRange piece) {
    byte[] hashes = controlPlane.hashes(tenant, piece);
    if (hashes.length != piece.length() * Hash.LENGTH) {
      throw new Distrusted(
          "the control plane does not give back the hashes that it acknowledged, from "
              + piece.from());
    }
    return hashes;
  }

  /** The hashes of a piece, remembered. */
  byte[] examine(SeqRange piece) {
    byte[] hashes = fetch(piece);
    examined.put(piece, Hash.sha256(hashes));
    return hashes;
  }

  /** The hashes of a piece that was examined. */
  byte[] again(SeqRange piece) {
    byte[] hashes = fetch(piece);
    if (!Hash.sha256(hashes).equals(examined.get(piece))) {
      throw new Distrusted("the control plane gave back two different answers");
    }
    return hashes;
  }
}
