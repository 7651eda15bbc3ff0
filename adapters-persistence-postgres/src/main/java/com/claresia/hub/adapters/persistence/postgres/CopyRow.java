package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoreUnavailable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One row of {@code COPY … TO STDOUT (FORMAT binary)}, read where it lies (PostgreSQL
 * documentation, COPY, "Binary Format"): the server sends each row as one message, the first with a
 * header before it, and a trailer after the last. Refilled for each row.
 */
final class CopyRow {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final int SIGNATURE = 11;

  private final int[] offsets;
  private final int[] lengths;
  private byte[] buffer = {};
  private boolean first = true;

  CopyRow(int columns) {
    offsets = new int[columns];
    lengths = new int[columns];
  }

  /** Takes the next message; false for the trailer. */
  boolean take(byte[] message) {
    int at = 0;
    if (first) {
      first = false;
      at = SIGNATURE + 2 * Integer.BYTES + (int) INT.get(message, SIGNATURE + Integer.BYTES);
    }
    short columns = (short) SHORT.get(message, at);
    if (columns < 0) {
      return false;
    }
    if (columns != offsets.length) {
      throw new StoreUnavailable("PostgreSQL sent rows of " + columns + " columns");
    }
    buffer = message;
    locate(message, at + Short.BYTES);
    return true;
  }

  private void locate(byte[] message, int start) {
    int at = start;
    for (int i = 0; i < offsets.length; i++) {
      int length = (int) INT.get(message, at);
      at += Integer.BYTES;
      offsets[i] = at;
      lengths[i] = length;
      at += Math.max(length, 0);
    }
  }

  byte[] buffer() {
    return buffer;
  }

  boolean has(int column) {
    return lengths[column] >= 0;
  }

  int offset(int column) {
    return offsets[column];
  }

  int length(int column) {
    return lengths[column];
  }

  long longAt(int column) {
    return longAt(buffer, offsets[column]);
  }

  static long longAt(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  static int intAt(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }
}
