package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.Segment;
import java.sql.SQLException;

/**
 * On hybrid tables: one insert, in autocommit. The primary key (tenant, place) lets one segment
 * take a place; the unique key (tenant, id) refuses known ids; either undoes the whole statement.
 */
final class HybridInsert implements Appending.SegmentInsert {
  @Override
  public boolean into(Session session, Segment segment) throws SQLException {
    session.insert(Sql.APPEND.text(), new SegmentRows(segment).binds());
    return true;
  }
}
