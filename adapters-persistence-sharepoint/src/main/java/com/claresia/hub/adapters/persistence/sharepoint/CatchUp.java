package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Follows a log from where it was known to end, segment by segment: each must be whole, name the
 * one before it and make the tree that it names. Where many are found, the folder's names tell
 * which others to fetch side by side.
 */
final class CatchUp {
  /** So many segments are followed one after the other before others are fetched ahead. */
  private static final int STEPS = 4;

  private static final int AT_ONCE = 8;

  private final TenantId tenant;
  private final Segments segments;
  private final LogIndex index;
  private Optional<LogEnd> reached = Optional.empty();

  CatchUp(TenantId tenant, Segments segments, LogIndex index) {
    this.tenant = tenant;
    this.segments = segments;
    this.index = index;
  }

  /**
   * The end of the log now.
   *
   * @throws StoreUnavailable if it cannot be followed; the index is then as far as it was followed
   */
  LogEnd from(LogEnd known) {
    reached = Optional.empty();
    LogEnd end = known;
    int steps = 0;
    Optional<SegmentFile> next = at(end);
    while (next.isPresent()) {
      end = follow(end, next.get());
      steps++;
      end = steps % STEPS == 0 ? ahead(end) : end;
      next = at(end);
    }
    return end;
  }

  /** How far the last call came, if it came any further. */
  Optional<LogEnd> reached() {
    return reached;
  }

  private Optional<SegmentFile> at(LogEnd end) {
    return segments.sound(tenant, end.size(), Urgency.READ);
  }

  private LogEnd follow(LogEnd end, SegmentFile file) {
    String objection = end.objection(tenant, file);
    if (!objection.isEmpty()) {
      throw Segments.damaged(tenant, end.size(), objection);
    }
    index.add(file.first(), SegmentRows.of(file));
    LogEnd after = LogEnd.after(file);
    reached = Optional.of(after);
    return after;
  }

  private LogEnd ahead(LogEnd known) {
    LogEnd end = known;
    List<Long> firsts =
        segments.firstsBeside(tenant, end.size(), Urgency.READ).stream()
            .filter(first -> first >= known.size())
            .toList();
    for (int from = 0; from < firsts.size(); from += AT_ONCE) {
      List<Long> some = firsts.subList(from, Math.min(firsts.size(), from + AT_ONCE));
      Map<Long, SegmentFile> files = fetch(some);
      while (files.containsKey(end.size())) {
        end = follow(end, java.util.Objects.requireNonNull(files.get(end.size())));
      }
    }
    return end;
  }

  private Map<Long, SegmentFile> fetch(List<Long> firsts) {
    Map<Long, SegmentFile> files = new TreeMap<>();
    SideBySide.each(firsts, first -> segments.sound(tenant, first, Urgency.READ))
        .forEach(file -> file.ifPresent(f -> files.put(f.first(), f)));
    return files;
  }

  /**
   * Whether anything stands beyond the end, where nothing may: then a segment is missing.
   *
   * @throws StoreUnavailable if so
   */
  void refuseGap(LogEnd end) {
    boolean isGap =
        segments.firstsBeside(tenant, end.size(), Urgency.READ).stream()
            .anyMatch(first -> first > end.size());
    if (isGap) {
      throw Segments.damaged(tenant, end.size(), "it is not there, and segments after it are");
    }
  }
}
