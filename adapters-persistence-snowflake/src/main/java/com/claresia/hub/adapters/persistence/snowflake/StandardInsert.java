package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.Segment;
import java.sql.SQLException;

/**
 * On standard tables, which enforce no key: the tenant's head row is moved on by compare-and-set in
 * the same transaction as the insert. Whoever comes second waits for the first, and then finds the
 * head elsewhere.
 */
final class StandardInsert implements Appending.SegmentInsert {
  @Override
  public boolean into(Session session, Segment segment) throws SQLException {
    SqlText move = Sql.MOVE_HEAD.text().naming("head", Names.headTable(segment.tenant()));
    return session.transaction(open -> {
      boolean moved = open.change(move, segment.nextSeq(), segment.firstSeq()) == 1;
      if (moved) {
        open.insert(Sql.APPEND.text(), new SegmentRows(segment).binds());
      }
      return moved;
    });
  }
}
