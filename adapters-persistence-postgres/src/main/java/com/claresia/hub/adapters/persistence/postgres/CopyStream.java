package com.claresia.hub.adapters.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The rows of one COPY, one after the other, to be read to the end. */
final class CopyStream {
  private final CopyOut copy;
  private final CopyRow row;

  private CopyStream(CopyOut copy, int columns) {
    this.copy = copy;
    this.row = new CopyRow(columns);
  }

  static CopyStream of(Connection connection, String question, int columns) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    String sql = "COPY (" + question + ") TO STDOUT (FORMAT binary)";
    return new CopyStream(postgres.getCopyAPI().copyOut(sql), columns);
  }

  /** The next row, the same object each time; null after the last. */
  @Nullable CopyRow next() throws SQLException {
    byte[] message = copy.readFromCopy();
    while (message != null && !row.take(message)) {
      message = copy.readFromCopy();
    }
    return message == null ? null : row;
  }

  /** Reads what is left, so that the connection can be used for something else. */
  void drain() throws SQLException {
    while (copy.isActive() && copy.readFromCopy() != null) {
      // nothing of it is wanted
    }
  }
}
