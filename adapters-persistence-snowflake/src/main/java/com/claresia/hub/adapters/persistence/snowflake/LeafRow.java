package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows rows of {@link Sql#LEAVES} as leaves, as they are: what was altered is not mended. */
final class LeafRow {
  static final int SEQ = 1;
  static final int NEXT_SEQ = 17;

  private static final int RECORD_ID = 2;
  private static final int PROVENANCE_HASH = 3;
  private static final int FRONTIER = 4;
  private static final int CONTENT = 5;
  private static final int OCCURRED_MICROS = 6;
  private static final int RECORDED_MICROS = 7;
  private static final int DERIVED_FROM = 8;
  private static final int FIRST_TEXT = 9;

  /** In the order in which they are selected. */
  private static final List<Column> TEXTS =
      List.of(
          Column.TYPE,
          Column.ACTOR_KIND,
          Column.ACTOR_ID,
          Column.ON_BEHALF_OF_KIND,
          Column.ON_BEHALF_OF_ID,
          Column.SKILL_ID,
          Column.ARCHETYPE_ID,
          Column.INVOCATION_ID);

  private static final int UUID_BYTES = 2 * Long.BYTES;

  private final LeafSink sink;
  private final StoredLeaf leaf = new StoredLeaf();

  LeafRow(LeafSink sink) {
    this.sink = sink;
  }

  void show(ResultSet row) throws SQLException {
    UUID id = Reading.uuid(Reading.text(row, RECORD_ID));
    leaf.leaf(
        row.getLong(SEQ), id.getMostSignificantBits(), id.getLeastSignificantBits(), hash(row), 0);
    byte[] frontier = row.getBytes(FRONTIER);
    if (frontier != null) {
      leaf.frontier(frontier, 0, frontier.length);
    }
    fillContent(row);
    sink.accept(leaf);
  }

  // A hash of another length is wrong either way; only its bytes have to be there.
  private static byte[] hash(ResultSet row) throws SQLException {
    byte[] stored = row.getBytes(PROVENANCE_HASH);
    return Arrays.copyOf(stored == null ? new byte[0] : stored, Hash.LENGTH);
  }

  private void fillContent(ResultSet row) throws SQLException {
    byte[] content = bytes(row, CONTENT);
    if (content == null) {
      return;
    }
    leaf.content(content, 0, content.length);
    leaf.times(row.getLong(OCCURRED_MICROS), row.getLong(RECORDED_MICROS));
    for (int i = 0; i < TEXTS.size(); i++) {
      byte[] text = bytes(row, FIRST_TEXT + i);
      if (text != null) {
        leaf.text(TEXTS.get(i), text, 0, text.length);
      }
    }
    fillEdges(row);
  }

  private void fillEdges(ResultSet row) throws SQLException {
    String joined = row.getString(DERIVED_FROM);
    if (joined != null) {
      String[] ids = joined.split(",", -1);
      ByteBuffer edges = ByteBuffer.allocate(ids.length * UUID_BYTES);
      for (String id : ids) {
        UUID uuid = Reading.uuid(id);
        edges.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
      }
      leaf.derivedFrom(edges.array(), 0, ids.length, UUID_BYTES);
    }
  }

  private static byte @Nullable [] bytes(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
