package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes a segment's file: a header, one line for each leaf, and a last line that says how many
 * leaves there are and the SHA-256 of every byte before it. A record's canonical bytes stand in its
 * line as they were hashed, last, so that they can be cut out again without being parsed.
 */
final class SegmentWriter {
  private static final int LINE_OVERHEAD = 256;

  private final byte[] bytes;
  private final Hash hash;

  SegmentWriter(Segment segment, Optional<Hash> previous) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sizeOf(segment));
    text(out, SegmentHeader.of(segment, previous).line());
    text(out, "\n");
    long seq = segment.firstSeq();
    for (Leaf leaf : segment.leaves()) {
      line(out, seq++, leaf);
    }
    hash = Hash.sha256(out.toByteArray());
    text(out, new SegmentFooter(segment.leaves().size(), hash).line());
    text(out, "\n");
    bytes = out.toByteArray();
  }

  /** The whole file. */
  byte[] bytes() {
    return bytes;
  }

  /** What the next segment names as the one before it. */
  Hash hash() {
    return hash;
  }

  private static int sizeOf(Segment segment) {
    return segment.records().stream().mapToInt(record -> record.canonical().length).sum()
        + (segment.leaves().size() + 8) * LINE_OVERHEAD;
  }

  private static void line(ByteArrayOutputStream out, long seq, Leaf leaf) {
    text(out, LeafLine.opening(seq, leaf));
    switch (leaf) {
      case HubRecord record -> {
        text(out, LeafLine.RECORD);
        out.writeBytes(record.canonical());
      }
      case BareLeaf bare -> {}
    }
    text(out, "}\n");
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
