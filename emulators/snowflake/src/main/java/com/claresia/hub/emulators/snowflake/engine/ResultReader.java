package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads results of H2 as the wire carries them: every cell is a text. */
final class ResultReader {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int MAX_DIGITS = 38;
  private static final int MAX_TEXT = 16_777_216;
  private static final int MAX_BINARY = 8_388_608;
  private static final int UTC_OFFSET = 1_440;

  /** Reads one cell that is not NULL. */
  @FunctionalInterface
  private interface Cell {
    @Nullable String read(ResultSet rows, int column) throws SQLException;
  }

  private final Catalogue catalogue;
  private final List<ResultColumn> columns = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();

  ResultReader(ResultSetMetaData metadata, Catalogue catalogue) throws SQLException {
    this.catalogue = catalogue;
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      add(metadata, i);
    }
  }

  List<ResultColumn> columns() {
    return columns;
  }

  /** Reads all rows. */
  void read(ResultSet rows, RowSink sink) throws SQLException {
    @Nullable String[] row = new String[cells.size()];
    while (rows.next()) {
      for (int i = 0; i < row.length; i++) {
        row[i] = cells.get(i).read(rows, i + 1);
      }
      sink.row(row);
    }
  }

  private void add(ResultSetMetaData metadata, int i) throws SQLException {
    int precision = metadata.getPrecision(i);
    switch (metadata.getColumnType(i)) {
      case Types.NUMERIC, Types.DECIMAL ->
          number(metadata, i, Math.min(precision, MAX_DIGITS), metadata.getScale(i));
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> number(metadata, i, 18, 0);
      case Types.DOUBLE, Types.REAL, Types.FLOAT ->
          add(metadata, i, "real", 0, 0, 0, (rows, c) -> textOf(rows.getObject(c)));
      case Types.BINARY, Types.VARBINARY, Types.BLOB ->
          add(metadata, i, "binary", Math.min(precision, MAX_BINARY), 0, 0, ResultReader::hex);
      case Types.BOOLEAN -> add(metadata, i, "boolean", 0, 0, 0, ResultReader::truth);
      case Types.DATE -> add(metadata, i, "date", 0, 0, 0, ResultReader::date);
      case Types.TIME -> add(metadata, i, "time", 0, 0, metadata.getScale(i), ResultReader::time);
      case Types.TIMESTAMP ->
          add(metadata, i, "timestamp_ntz", 0, 0, metadata.getScale(i), ResultReader::wallClock);
      case Types.TIMESTAMP_WITH_TIMEZONE -> moment(metadata, i);
      case Types.OTHER -> add(metadata, i, "variant", 0, 0, 0, ResultReader::variant);
      default -> add(metadata, i, "text", textLength(metadata, i), 0, 0, ResultSet::getString);
    }
  }

  /** A column's as it was declared, since H2 counts characters otherwise; else what H2 says. */
  private int textLength(ResultSetMetaData metadata, int i) throws SQLException {
    List<String> path = new ArrayList<>(List.of(metadata.getSchemaName(i).split("\\.")));
    path.add(metadata.getTableName(i));
    String name = metadata.getColumnName(i);
    Optional<CatalogObject.Column> declared =
        path.size() == ObjectKind.TABLE.depth()
            ? catalogue
                .table(new Securable(ObjectKind.TABLE, path))
                .flatMap(table -> table.column(name))
            : Optional.empty();
    return declared
        .map(column -> column.type().length())
        .orElse(Math.min(metadata.getPrecision(i), MAX_TEXT));
  }

  private void number(ResultSetMetaData metadata, int i, int precision, int scale)
      throws SQLException {
    add(metadata, i, "fixed", 0, precision, scale, ResultReader::decimal);
  }

  /** A column has an offset of its own; a function's moment is told in the session's time zone. */
  private void moment(ResultSetMetaData metadata, int i) throws SQLException {
    boolean stored = !metadata.getTableName(i).isEmpty();
    add(
        metadata,
        i,
        stored ? "timestamp_tz" : "timestamp_ltz",
        0,
        0,
        metadata.getScale(i),
        stored ? ResultReader::withOffset : ResultReader::instant);
  }

  private void add(
      ResultSetMetaData metadata,
      int i,
      String type,
      int length,
      int precision,
      int scale,
      Cell cell)
      throws SQLException {
    boolean nullable = metadata.isNullable(i) != ResultSetMetaData.columnNoNulls;
    columns.add(
        new ResultColumn(metadata.getColumnLabel(i), type, nullable, length, precision, scale));
    cells.add(cell);
  }

  private static @Nullable String textOf(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String decimal(ResultSet rows, int column) throws SQLException {
    BigDecimal value = rows.getBigDecimal(column);
    return value == null ? null : value.toPlainString();
  }

  private static @Nullable String hex(ResultSet rows, int column) throws SQLException {
    byte[] bytes = rows.getBytes(column);
    return bytes == null ? null : HEX.formatHex(bytes);
  }

  private static @Nullable String truth(ResultSet rows, int column) throws SQLException {
    boolean value = rows.getBoolean(column);
    return rows.wasNull() ? null : value ? "1" : "0";
  }

  private static @Nullable String date(ResultSet rows, int column) throws SQLException {
    LocalDate date = rows.getObject(column, LocalDate.class);
    return date == null ? null : Long.toString(date.toEpochDay());
  }

  private static @Nullable String time(ResultSet rows, int column) throws SQLException {
    LocalTime time = rows.getObject(column, LocalTime.class);
    return time == null ? null : seconds(LocalDate.EPOCH.atTime(time).toInstant(ZoneOffset.UTC));
  }

  private static @Nullable String wallClock(ResultSet rows, int column) throws SQLException {
    LocalDateTime time = rows.getObject(column, LocalDateTime.class);
    return time == null ? null : seconds(time.toInstant(ZoneOffset.UTC));
  }

  private static @Nullable String instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : seconds(time.toInstant());
  }

  private static @Nullable String withOffset(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    if (time == null) {
      return null;
    }
    int minutes = time.getOffset().getTotalSeconds() / 60 + UTC_OFFSET;
    return seconds(time.toInstant()) + " " + minutes;
  }

  /** Seconds since 1970 with nine digits after the point. */
  private static String seconds(Instant time) {
    if (time.getEpochSecond() < 0) {
      return BigDecimal.valueOf(time.getEpochSecond())
          .add(BigDecimal.valueOf(time.getNano(), 9))
          .setScale(9)
          .toPlainString();
    }
    String fraction = Integer.toString(1_000_000_000 + time.getNano());
    return time.getEpochSecond() + "." + fraction.substring(1);
  }

  private static @Nullable String variant(ResultSet rows, int column) throws SQLException {
    String json = rows.getString(column);
    return json == null ? null : JsonText.shown(json);
  }
}
