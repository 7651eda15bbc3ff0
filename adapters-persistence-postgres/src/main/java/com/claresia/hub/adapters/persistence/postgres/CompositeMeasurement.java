package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.domain.telemetry.Measurement;
import java.util.Optional;

/**
 * Reads a {@code hub.measurement} as {@code COPY … (FORMAT binary)} sends a composite: the number
 * of its fields, then of each its type's OID, its length and its bytes (record_send).
 */
final class CompositeMeasurement {
  private static final int[] LENGTHS = {1, Long.BYTES, Long.BYTES, Long.BYTES, Double.BYTES};
  private static final int HEADER = 2 * Integer.BYTES;
  private static final int LENGTH = Integer.BYTES + LENGTHS.length * HEADER + 1 + 4 * Long.BYTES;

  private CompositeMeasurement() {}

  /** The measurement in that column; empty where there is none, or what is there is none. */
  static Optional<Measurement> read(CopyRow row, int column) {
    return row.has(column) && row.length(column) == LENGTH
        ? read(row.buffer(), row.offset(column))
        : Optional.empty();
  }

  private static Optional<Measurement> read(byte[] bytes, int offset) {
    int at = offset + Integer.BYTES;
    int[] fields = new int[LENGTHS.length];
    for (int i = 0; i < LENGTHS.length; i++) {
      if (CopyRow.intAt(bytes, at + Integer.BYTES) != LENGTHS[i]) {
        return Optional.empty();
      }
      fields[i] = at + HEADER;
      at = fields[i] + LENGTHS[i];
    }
    long latencyMs = CopyRow.longAt(bytes, fields[1]);
    long tokensIn = CopyRow.longAt(bytes, fields[2]);
    long tokensOut = CopyRow.longAt(bytes, fields[3]);
    double cost = Double.longBitsToDouble(CopyRow.longAt(bytes, fields[4]));
    return Measurement.areFigures(latencyMs, tokensIn, tokensOut, cost)
        ? Optional.of(new Measurement(bytes[fields[0]] != 0, latencyMs, tokensIn, tokensOut, cost))
        : Optional.empty();
  }
}
