package com.claresia.hub.controlplane.store;

import io.helidon.dbclient.DbRow;
import java.util.Optional;

/** One row of an answer; columns are counted from 1. */
public final class Row {
  private final DbRow row;

  Row(DbRow row) {
    this.row = row;
  }

  /** A number. */
  public long number(int column) {
    return row.column(column).get(Number.class).longValue();
  }

  /** A number with a fraction. */
  public double amount(int column) {
    return row.column(column).get(Number.class).doubleValue();
  }

  /** A text. */
  public String text(int column) {
    return row.column(column).get(String.class);
  }

  /** A text, where there is one. */
  public Optional<String> optionalText(int column) {
    return Optional.ofNullable(row.column(column).get(String.class));
  }

  /** Bytes. */
  public byte[] bytes(int column) {
    return row.column(column).get(byte[].class);
  }

  /** A truth value. */
  public boolean truth(int column) {
    return row.column(column).get(Boolean.class);
  }
}
