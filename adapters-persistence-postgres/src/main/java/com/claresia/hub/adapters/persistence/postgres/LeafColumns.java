package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Fills a leaf with the columns of a content's row, in place. */
final class LeafColumns {
  static final int SEQ = 0;
  private static final int CONTENT = 1;
  private static final int OCCURRED_AT = 2;
  private static final int RECORDED_AT = 3;
  private static final int DERIVED_FROM = 4;
  private static final int FIRST_TEXT = 5;

  /** In the order in which they are selected. */
  private static final Column[] TEXTS = {
    Column.TYPE,
    Column.ACTOR_KIND,
    Column.ACTOR_ID,
    Column.ON_BEHALF_OF_KIND,
    Column.ON_BEHALF_OF_ID,
    Column.SKILL_ID,
    Column.ARCHETYPE_ID,
    Column.INVOCATION_ID
  };

  private static final int MEASUREMENT = FIRST_TEXT + TEXTS.length;

  static final int COUNT = MEASUREMENT + 1;

  /** PostgreSQL counts microseconds from the year 2000. */
  private static final long EPOCH_MICROS =
      LocalDate.of(2000, 1, 1).toEpochSecond(java.time.LocalTime.MIDNIGHT, ZoneOffset.UTC)
          * (Duration.ofSeconds(1).toNanos() / 1_000);

  private static final int ARRAY_HEADER = 5 * Integer.BYTES;
  private static final int ELEMENT = Integer.BYTES + 2 * Long.BYTES;

  private LeafColumns() {}

  static void fill(StoredLeaf leaf, CopyRow row) {
    byte[] buffer = row.buffer();
    leaf.content(buffer, row.offset(CONTENT), row.length(CONTENT));
    leaf.times(EPOCH_MICROS + row.longAt(OCCURRED_AT), EPOCH_MICROS + row.longAt(RECORDED_AT));
    for (int i = 0; i < TEXTS.length; i++) {
      if (row.has(FIRST_TEXT + i)) {
        leaf.text(TEXTS[i], buffer, row.offset(FIRST_TEXT + i), row.length(FIRST_TEXT + i));
      }
    }
    fillEdges(leaf, row);
    CompositeMeasurement.read(row, MEASUREMENT)
        .ifPresentOrElse(leaf::measurement, leaf::noMeasurement);
  }

  /** A one-dimensional array: five numbers, then each element behind its length. */
  private static void fillEdges(StoredLeaf leaf, CopyRow row) {
    int elements = (row.length(DERIVED_FROM) - ARRAY_HEADER) / ELEMENT;
    if (row.has(DERIVED_FROM) && row.length(DERIVED_FROM) == ARRAY_HEADER + elements * ELEMENT) {
      int first = row.offset(DERIVED_FROM) + ARRAY_HEADER + Integer.BYTES;
      leaf.derivedFrom(row.buffer(), first, elements, ELEMENT);
    }
  }
}
