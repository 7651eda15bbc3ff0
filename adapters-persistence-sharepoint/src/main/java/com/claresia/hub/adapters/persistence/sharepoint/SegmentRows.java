package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the index keeps of a segment. */
final class SegmentRows {
  private SegmentRows() {}

  static List<IndexRow> of(Segment segment) {
    return segment.leaves().stream().map(SegmentRows::row).toList();
  }

  private static IndexRow row(Leaf leaf) {
    Optional<RecordMetadata> content =
        switch (leaf) {
          case HubRecord record -> Optional.of(record.metadata());
          case BareLeaf bare -> Optional.empty();
        };
    return new IndexRow(leaf.provenanceHash(), leaf.requestDigest(), leaf.id(), content);
  }

  /** Of a segment that was found sound, and to follow. */
  static List<IndexRow> of(SegmentFile file) {
    return file.leaves().stream()
        .map(leaf ->
            new IndexRow(
                leaf.hash(),
                leaf.request().orElseThrow(),
                leaf.id().orElseThrow(),
                metadata(file, leaf)))
        .toList();
  }

  /** What a leaf's content says of itself; empty where there is none, or it is no record. */
  static Optional<RecordMetadata> metadata(SegmentFile file, LeafLine leaf) {
    return content(file, leaf).flatMap(RecordReader::metadata);
  }

  /** A leaf's canonical bytes, a copy. */
  static Optional<byte[]> content(SegmentFile file, LeafLine leaf) {
    return leaf.hasContent()
        ? Optional.of(Arrays.copyOfRange(file.bytes(), leaf.contentFrom(), leaf.contentTo()))
        : Optional.empty();
  }
}
