package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Feeds leaves in strides, each one statement, whose rows and bytes are bounded, for the driver
 * holds an answer in memory. Of a place that is there twice, which only standard tables allow, both
 * rows are shown, even where a stride ends between them.
 */
final class LeafScan {
  /** Most rows that a stride shows. */
  private static final int ROWS = 4_096;

  /**
   * With so many bytes of content a stride ends. As JSON, and as the driver holds it, it is more.
   */
  private static final long BYTES = 4L << 20;

  private static final SqlText QUESTION =
      Sql.LEAVES.text().naming("limit", Integer.toString(ROWS + 1));

  private final Sessions sessions;

  LeafScan(Sessions sessions) {
    this.sessions = sessions;
  }

  void scan(TenantId tenant, SeqRange range, LeafSink sink) {
    LeafRow row = new LeafRow(sink);
    Position position = new Position(range.from(), 0);
    while (position.from < range.to()) {
      Stride stride = new Stride(position, row);
      sessions.ask(tenant, session -> stride.read(session, tenant, range.to()));
      position = stride.end(range.to());
    }
  }

  /**
   * Where a stride begins.
   *
   * @param from the place
   * @param shown how many rows of that place were shown before
   */
  private record Position(long from, int shown) {}

  /** One stride on its way. */
  private static final class Stride {
    private final Position start;
    private final LeafRow row;
    private int seen;
    private int shown;
    private long last;
    private int shownOfLast;
    private OptionalLong next = OptionalLong.empty();

    Stride(Position start, LeafRow row) {
      this.start = start;
      this.row = row;
      this.last = start.from();
      this.shownOfLast = start.shown();
    }

    // Asked again in a new session, it goes on after what was shown.
    boolean read(Session session, TenantId tenant, long to) throws SQLException {
      seen = 0;
      session.each(QUESTION, this::take, tenant.value(), start.from(), to, BYTES);
      return true;
    }

    private boolean take(ResultSet result) throws SQLException {
      long seq = result.getLong(LeafRow.SEQ);
      seen++;
      if (seen > ROWS) {
        next = OptionalLong.of(seq);
        return false;
      }
      if (seen > start.shown() + shown) {
        show(result, seq);
      }
      next = nextOf(result);
      return true;
    }

    private void show(ResultSet result, long seq) throws SQLException {
      row.show(result);
      shown++;
      shownOfLast = seq == last ? shownOfLast + 1 : 1;
      last = seq;
    }

    private static OptionalLong nextOf(ResultSet result) throws SQLException {
      long following = result.getLong(LeafRow.NEXT_SEQ);
      return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(following);
    }

    /** Where the next stride begins; {@code to} where nothing follows. */
    Position end(long to) {
      if (next.isEmpty()) {
        return new Position(to, 0);
      }
      // More rows of one place than a stride holds are not shown one by one.
      boolean isStuck = shown == 0;
      long from = isStuck ? last + 1 : next.getAsLong();
      return new Position(from, from == last ? shownOfLast : 0);
    }
  }
}
