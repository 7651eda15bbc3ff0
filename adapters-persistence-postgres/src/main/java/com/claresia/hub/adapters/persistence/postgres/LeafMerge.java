package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.domain.verification.StoredLeaf;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Joins the log's rows with the contents, both in the order of place. A place with two contents, of
 * which at most one can be right, is shown twice.
 */
final class LeafMerge {
  private final StoredEntries entries;
  private final CopyStream contents;
  private final LeafSink sink;
  private final StoredLeaf leaf = new StoredLeaf();
  private @Nullable CopyRow content;

  LeafMerge(StoredEntries entries, CopyStream contents, LeafSink sink) {
    this.entries = entries;
    this.contents = contents;
    this.sink = sink;
  }

  void run() throws SQLException {
    content = contents.next();
    for (int i = 0; i < entries.count(); i++) {
      long seq = entries.seq(i);
      skipContentsBefore(seq);
      if (!contentIsAt(seq)) {
        show(i);
      }
      while (contentIsAt(seq)) {
        show(i);
        content = contents.next();
      }
    }
  }

  private void skipContentsBefore(long seq) throws SQLException {
    while (content != null && content.longAt(LeafColumns.SEQ) < seq) {
      content = contents.next();
    }
  }

  private boolean contentIsAt(long seq) {
    return content != null && content.longAt(LeafColumns.SEQ) == seq;
  }

  private void show(int index) {
    entries.fill(leaf, index);
    if (content != null && content.longAt(LeafColumns.SEQ) == entries.seq(index)) {
      LeafColumns.fill(leaf, content);
    }
    sink.accept(leaf);
  }
}
