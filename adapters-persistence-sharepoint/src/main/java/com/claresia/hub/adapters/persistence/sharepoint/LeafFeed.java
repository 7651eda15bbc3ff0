package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordPart;
import com.claresia.hub.domain.record.RecordScanner;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Shows the leaves of segments as they are. The columns are those of the content, since this store
 * keeps no others. For one thread.
 */
final class LeafFeed {
  private static final Map<Column, RecordPart> TEXTS =
      Map.of(
          Column.TYPE, RecordPart.TYPE,
          Column.ACTOR_KIND, RecordPart.ACTOR_KIND,
          Column.ACTOR_ID, RecordPart.ACTOR_ID,
          Column.ON_BEHALF_OF_KIND, RecordPart.ON_BEHALF_OF_KIND,
          Column.ON_BEHALF_OF_ID, RecordPart.ON_BEHALF_OF_ID,
          Column.SKILL_ID, RecordPart.SKILL_ID,
          Column.ARCHETYPE_ID, RecordPart.ARCHETYPE_ID,
          Column.INVOCATION_ID, RecordPart.INVOCATION_ID);

  private static final int UUID_BYTES = 2 * Long.BYTES;
  private static final int UUID_LENGTH = 36;

  /** From one id in {@code derived_from} to the next: quotes and a comma lie between. */
  private static final int EDGE_STRIDE = UUID_LENGTH + 3;

  private static final UUID NO_ID = new UUID(0, 0);

  private final SeqRange range;
  private final LeafSink sink;
  private final StoredLeaf leaf = new StoredLeaf();
  private final RecordScanner scanner = new RecordScanner();

  LeafFeed(SeqRange range, LeafSink sink) {
    this.range = range;
    this.sink = sink;
  }

  /** Shows one segment's leaves, and says where the next one begins. */
  long show(SegmentFile file) {
    for (int i = 0; i < file.leaves().size(); i++) {
      show(new Standing(file, i));
    }
    return file.end();
  }

  /**
   * One leaf of a segment.
   *
   * @param file it lies in
   * @param index of its line
   */
  private record Standing(SegmentFile file, int index) {
    long place() {
      return file.place(index);
    }

    /** Of two at one place, the one whose file is in its place comes first. */
    boolean isOutOfPlace() {
      return !file.isInItsPlace();
    }
  }

  /** Shows the leaves of segments that overlap. */
  void showAll(List<SegmentFile> files) {
    files.stream()
        .flatMap(
            file -> IntStream.range(0, file.leaves().size()).mapToObj(i -> new Standing(file, i)))
        .sorted(Comparator.comparingLong(Standing::place).thenComparing(Standing::isOutOfPlace))
        .forEach(this::show);
  }

  private void show(Standing standing) {
    long place = standing.place();
    if (place < range.from() || place >= range.to()) {
      return;
    }
    SegmentFile file = standing.file();
    LeafLine line = file.leaves().get(standing.index());
    UUID id = line.id().map(RecordId::value).orElse(NO_ID);
    leaf.leaf(
        place,
        id.getMostSignificantBits(),
        id.getLeastSignificantBits(),
        line.hash().toByteArray(),
        0);
    boolean isLast = standing.index() == file.leaves().size() - 1;
    if (isLast && file.header().isPresent()) {
      byte[] frontier = file.header().get().frontierAfter().encode();
      leaf.frontier(frontier, 0, frontier.length);
    }
    if (line.hasContent()) {
      showContent(file.bytes(), line.contentFrom(), line.contentTo());
    }
    sink.accept(leaf);
  }

  private void showContent(byte[] bytes, int from, int to) {
    leaf.content(bytes, from, to - from);
    if (scanner.scan(bytes, from, to)) {
      leaf.times(micros(RecordPart.OCCURRED_AT), micros(RecordPart.RECORDED_AT));
      TEXTS.forEach(this::showText);
      showEdges(bytes);
    }
  }

  private void showEdges(byte[] bytes) {
    int count = scanner.derivedFromCount();
    if (count <= 0) {
      return;
    }
    ByteBuffer edges = ByteBuffer.allocate(count * UUID_BYTES);
    for (int i = 0; i < count; i++) {
      int text = scanner.start(RecordPart.DERIVED_FROM) + 2 + i * EDGE_STRIDE;
      UUID id =
          RecordId.parse(new String(bytes, text, UUID_LENGTH, StandardCharsets.ISO_8859_1))
              .map(RecordId::value)
              .orElse(NO_ID);
      edges.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    leaf.derivedFrom(edges.array(), 0, count, UUID_BYTES);
  }

  private long micros(RecordPart part) {
    long millis = scanner.millis(part);
    return millis == Long.MIN_VALUE ? Long.MIN_VALUE : millis * 1_000;
  }

  private void showText(Column column, RecordPart part) {
    if (scanner.has(part)) {
      byte[] text = scanner.text(part).getBytes(StandardCharsets.UTF_8);
      leaf.text(column, text, 0, text.length);
    }
  }
}
