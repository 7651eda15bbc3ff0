package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.store.StorableTime;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.telemetry.EntryLine;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the lines of a batch, as strictly as they are written. */
public final class BatchLines {
  private final TenantId tenant;
  private final byte[] body;
  private final List<FeedEntry> entries = new ArrayList<>();
  private int at;

  private BatchLines(TenantId tenant, byte[] body) {
    this.tenant = tenant;
    this.body = body;
  }

  /** What reading comes to. */
  public sealed interface Reading {
    /** All lines are entries, one after the other. */
    record Read(Batch batch) implements Reading {}

    /** More lines than a batch can have. */
    record TooMany() implements Reading {}

    /** The body does not end with a line feed. */
    record CutShort(int line) implements Reading {}

    /** A line is no entry, or not the next one; {@code line} is counted from 1. */
    record BadLine(int line, String reason) implements Reading {}
  }

  /** Reads an uncompressed body. */
  public static Reading read(TenantId tenant, byte[] body) {
    return new BatchLines(tenant, body).read();
  }

  private Reading read() {
    while (at < body.length) {
      int line = entries.size() + 1;
      if (line > Batch.MAX_ENTRIES) {
        return new Reading.TooMany();
      }
      int end = endOfLine();
      if (end == body.length) {
        return new Reading.CutShort(line);
      }
      switch (EntryLine.read(tenant, Arrays.copyOfRange(body, at, end))) {
        case Parsed.Malformed<FeedEntry>(String reason) -> {
          return new Reading.BadLine(line, reason);
        }
        case Parsed.Valid<FeedEntry>(FeedEntry entry) when !isNext(entry) -> {
          return new Reading.BadLine(line, "seq is not the one after the line before");
        }
        case Parsed.Valid<FeedEntry>(FeedEntry entry) when !hasStorableTime(entry) -> {
          return new Reading.BadLine(line, "ts is not within the years 0 to 9999");
        }
        case Parsed.Valid<FeedEntry>(FeedEntry entry) -> entries.add(entry);
      }
      at = end + 1;
    }
    return new Reading.Read(new Batch(entries));
  }

  private int endOfLine() {
    int end = at;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean hasStorableTime(FeedEntry entry) {
    return entry.envelope().filter(e -> !StorableTime.covers(e.ts())).isEmpty();
  }

  private boolean isNext(FeedEntry entry) {
    return entries.isEmpty() || entry.seq() == entries.getLast().seq() + 1;
  }
}
