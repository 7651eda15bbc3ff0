package com.claresia.hub.bootstrap.demo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Cuts lines into requests that the Hub takes: a few thousand lines and a few megabytes each. */
final class LineBatches implements Iterator<LineBatch> {
  private static final int MAX_LINES = 4_096;
  private static final long MAX_CHARACTERS = 8L << 20;

  private final Iterator<NumberedLine> lines;

  LineBatches(Iterator<NumberedLine> lines) {
    this.lines = lines;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public LineBatch next() {
    List<NumberedLine> batch = new ArrayList<>();
    long characters = 0;
    while (lines.hasNext() && batch.size() < MAX_LINES && characters < MAX_CHARACTERS) {
      NumberedLine line = lines.next();
      characters += line.text().length();
      batch.add(line);
    }
    return new LineBatch(batch);
  }
}
