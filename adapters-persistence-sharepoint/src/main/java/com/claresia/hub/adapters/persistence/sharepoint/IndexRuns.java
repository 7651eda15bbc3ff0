package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The index as it is kept in the library, in runs that are never changed. A new one is written when
 * enough has come after the last; when sixteen of like length stand at the end, one takes their
 * place. None is ever removed, and none is needed: what they lack is read from the segments.
 */
final class IndexRuns {
  /** A run is due after so many records. */
  static final long RECORDS = 65_536;

  /** Or after so many segments, whatever they hold. */
  static final int SEGMENTS = 256;

  /** So many runs of like length become one. */
  private static final int MERGED = 16;

  /** A run has no more records than this, so that it is read and written in one piece. */
  private static final long LONGEST = 4 * RECORDS;

  private static final Logger LOG = System.getLogger(IndexRuns.class.getName());

  private final TenantId tenant;
  private final Segments segments;
  private final LogIndex index;
  private final List<IndexRun.Name> kept = new ArrayList<>();

  IndexRuns(TenantId tenant, Segments segments, LogIndex index) {
    this.tenant = tenant;
    this.segments = segments;
    this.index = index;
  }

  private String path(IndexRun.Name run) {
    return folder() + "/" + run.file();
  }

  private String folder() {
    return tenant.value() + "/index";
  }

  /** Fills the empty index as far as runs reach, and says where the log ends by them. */
  LogEnd restore() {
    List<IndexRun.Name> names =
        segments.library().names(folder(), Urgency.READ).stream()
            .flatMap(file -> IndexRun.Name.parse(file).stream())
            .toList();
    LogEnd end = LogEnd.empty();
    for (Optional<LogEnd> next = next(names, end); next.isPresent(); next = next(names, end)) {
      end = next.get();
    }
    return end;
  }

  private Optional<LogEnd> next(List<IndexRun.Name> names, LogEnd end) {
    return names.stream()
        .filter(name -> name.from() == end.size())
        .sorted(Comparator.comparingLong(IndexRun.Name::length).reversed())
        .flatMap(name -> take(name).stream())
        .findFirst();
  }

  private Optional<LogEnd> take(IndexRun.Name name) {
    Optional<IndexRun> run =
        segments
            .library()
            .download(path(name), Urgency.READ)
            .flatMap(bytes -> IndexRun.decode(name, bytes));
    Optional<SegmentFile> last =
        run.flatMap(r -> segments.sound(tenant, r.lastFirst(), Urgency.READ));
    boolean isTrue =
        last.filter(file -> file.end() == name.to())
            .filter(file -> file.hash().equals(run.orElseThrow().lastSegment()))
            .isPresent();
    if (!isTrue) {
      LOG.log(Level.WARNING, "{0} is not of this log and is not used", path(name));
      return Optional.empty();
    }
    index.add(run.orElseThrow());
    kept.add(name);
    return last.map(LogEnd::after);
  }

  /** Whether enough has come since the last run. */
  boolean isDue(long size) {
    long from = from();
    return size - from >= RECORDS || index.segmentsFrom(from) >= SEGMENTS;
  }

  private long from() {
    return kept.isEmpty() ? 0 : kept.getLast().to();
  }

  /** Writes one run of what is due. The end is a segment's. */
  void write(LogEnd end) {
    LogEnd until = end.size() - from() < 2 * RECORDS ? end : near(from() + RECORDS);
    kept.add(stored(from(), until));
    List<IndexRun.Name> alike = alike();
    if (!alike.isEmpty()) {
      IndexRun.Name merged = stored(alike.getFirst().from(), until);
      kept.removeAll(alike);
      kept.add(merged);
    }
  }

  /** The end of the segment in which a place lies. */
  private LogEnd near(long place) {
    return LogEnd.after(segments.remembered(tenant, index.segmentOf(place)));
  }

  /** The last runs, if they are as many as are merged, short, and of like length. */
  private List<IndexRun.Name> alike() {
    if (kept.size() < MERGED) {
      return List.of();
    }
    List<IndexRun.Name> last = List.copyOf(kept.subList(kept.size() - MERGED, kept.size()));
    long longest = last.stream().mapToLong(IndexRun.Name::length).max().orElseThrow();
    long all = last.getLast().to() - last.getFirst().from();
    return all <= LONGEST && all >= longest * MERGED / 4 ? last : List.of();
  }

  private IndexRun.Name stored(long from, LogEnd end) {
    IndexRun run = index.run(from, end.size(), end.lastSegment().orElseThrow());
    Attempt<?> attempt = segments.library().create(path(run.name()), run.encode(), Urgency.BULK);
    boolean isThere =
        switch (attempt) {
          case Attempt.Done<?> done -> true;
          case Attempt.Refused<?>(int status, String code) -> status == 409;
          case Attempt.Lost<?> lost -> false;
        };
    if (!isThere) {
      throw Failures.unavailable(attempt);
    }
    return run.name();
  }
}
