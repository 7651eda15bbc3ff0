package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.sql.DataType;

/** What becomes of a bound value: it goes to a column as it is, or is a value of its own type. */
public sealed interface Target {
  /** The column's type decides. */
  record OfColumn(DataType type) implements Target {}

  /** The value's own type decides. */
  record Own() implements Target {}
}
