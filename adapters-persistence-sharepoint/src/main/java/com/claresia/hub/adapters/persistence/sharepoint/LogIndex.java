package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A disposable index of one tenant's log on this machine, built from its segments and from the runs
 * kept in the library. Many may read while one adds.
 */
final class LogIndex implements IdTable.Rows {
  private final IndexBlocks blocks;
  private final IdTable ids = new IdTable(this);
  private final LongList segments = new LongList();
  private final LongList edges = new LongList();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private long size;

  LogIndex(Path directory) {
    blocks = new IndexBlocks(directory);
  }

  /** Adds a segment's rows at the end; {@code first} is where it begins. */
  void add(long first, List<IndexRow> rows) {
    lock.writeLock().lock();
    try {
      requireNext(first);
      segments.add(first);
      rows.forEach(this::addRow);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireNext(long first) {
    if (first != size) {
      throw new IllegalStateException("rows from " + first + " do not follow " + size);
    }
  }

  private void addRow(IndexRow row) {
    row.write(blocks.forWriting(size), IndexBlocks.at(size));
    row.content()
        .ifPresent(content -> content.derivedFrom().forEach(source -> addEdge(source, size)));
    enter();
  }

  private void addEdge(RecordId source, long seq) {
    edges.add(source.value().getMostSignificantBits());
    edges.add(source.value().getLeastSignificantBits());
    edges.add(seq);
  }

  private void enter() {
    ids.add(size);
    size++;
  }

  /** Adds what a run holds, which begins where this ends. */
  void add(IndexRun run) {
    lock.writeLock().lock();
    try {
      requireNext(run.from());
      run.segments().forEach(segments::add);
      run.edges().forEach(edges::add);
      while (size < run.to()) {
        int at = IndexBlocks.at(size);
        blocks.forWriting(size).put(at, run.row(size));
        enter();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The run of these places; both are segments' bounds. */
  IndexRun run(long from, long to, Hash lastSegment) {
    return reading(() -> {
      List<Long> firsts = new ArrayList<>();
      for (int i = segments.floor(from); i < segments.size() && segments.get(i) < to; i++) {
        firsts.add(segments.get(i));
      }
      return IndexRun.of(from, to, lastSegment, firsts, edgesOf(from, to), bytes(from, to));
    });
  }

  private List<Long> edgesOf(long from, long to) {
    List<Long> found = new ArrayList<>();
    for (int i = 0; i < edges.size(); i += 3) {
      if (edges.get(i + 2) >= from && edges.get(i + 2) < to) {
        found.addAll(List.of(edges.get(i), edges.get(i + 1), edges.get(i + 2)));
      }
    }
    return found;
  }

  private byte[] bytes(long from, long to) {
    byte[] rows = new byte[Math.toIntExact((to - from) * IndexRow.BYTES)];
    for (long row = from; row < to; row++) {
      int target = (int) (row - from) * IndexRow.BYTES;
      blocks.of(row).get(IndexBlocks.at(row), rows, target, IndexRow.BYTES);
    }
    return rows;
  }

  private <T> T reading(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** One past the last place that is indexed. */
  long size() {
    return reading(() -> size);
  }

  /** How many segments begin at {@code from} or later. */
  int segmentsFrom(long from) {
    return reading(() -> segments.size() - 1 - segments.floor(from - 1));
  }

  /** Where the segment begins that holds this place, which is indexed. */
  long segmentOf(long seq) {
    return reading(() -> segments.get(segments.floor(seq)));
  }

  /** Whether a segment begins there. */
  boolean isSegment(long first) {
    return reading(() -> {
      int at = segments.floor(first);
      return at >= 0 && segments.get(at) == first;
    });
  }

  /** The place of that id. */
  OptionalLong place(RecordId id) {
    long row =
        reading(() ->
            ids.row(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits()));
    return row < 0 ? OptionalLong.empty() : OptionalLong.of(row);
  }

  /** The id at an indexed place. */
  RecordId id(long place) {
    return reading(() -> new RecordId(new UUID(most(place), least(place))));
  }

  /**
   * Hashes of indexed places, concatenated.
   *
   * @param column {@link IndexRow#HASH} or {@link IndexRow#REQUEST}
   */
  byte[] hashes(long from, long to, int column) {
    return reading(() -> {
      byte[] hashes = new byte[Math.toIntExact((to - from) * Hash.LENGTH)];
      for (long row = from; row < to; row++) {
        int target = (int) (row - from) * Hash.LENGTH;
        blocks.of(row).get(IndexBlocks.at(row) + column, hashes, target, Hash.LENGTH);
      }
      return hashes;
    });
  }

  /** Places from {@code from} to {@code to} whose rows pass, in order, at most so many. */
  List<Long> matches(long from, long to, RowFilter filter, int most) {
    return reading(() -> {
      List<Long> found = new ArrayList<>();
      long end = Math.min(to, size);
      for (long row = from; row < end && found.size() < most; row++) {
        if (filter.passes(blocks.of(row), IndexBlocks.at(row))) {
          found.add(row);
        }
      }
      return found;
    });
  }

  /** Judges a row. */
  interface RowFilter {
    boolean passes(ByteBuffer rows, int at);
  }

  /** Places of records made from one of these, in order and once each, at most so many. */
  List<Long> derivedFrom(Collection<RecordId> sources, int most) {
    return reading(() -> {
      List<Long> found = new ArrayList<>();
      for (int i = 0; i < edges.size() && found.size() < most; i += 3) {
        boolean isNew = found.isEmpty() || found.getLast() != edges.get(i + 2);
        if (isNew && isOneOf(edges.get(i), edges.get(i + 1), sources)) {
          found.add(edges.get(i + 2));
        }
      }
      return found;
    });
  }

  private static boolean isOneOf(long most, long least, Collection<RecordId> sources) {
    for (RecordId source : sources) {
      if (source.value().getMostSignificantBits() == most
          && source.value().getLeastSignificantBits() == least) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long most(long row) {
    return blocks.of(row).getLong(IndexBlocks.at(row) + IndexRow.ID);
  }

  @Override
  public long least(long row) {
    return blocks.of(row).getLong(IndexBlocks.at(row) + IndexRow.ID + Long.BYTES);
  }
}
