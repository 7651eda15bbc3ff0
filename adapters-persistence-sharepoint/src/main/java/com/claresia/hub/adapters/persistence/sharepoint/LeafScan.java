package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Feeds leaves to verification, from the library alone: a download for each segment, one after the
 * other, by the names that follow from one another. Where a name leads nowhere, the folders are
 * listed to see what stands after it; of segments that overlap, as when one was renamed, all leaves
 * are shown in the order of their places.
 */
final class LeafScan {
  private final Segments segments;

  LeafScan(Segments segments) {
    this.segments = segments;
  }

  void scan(TenantId tenant, SeqRange range, LeafSink sink) {
    LeafFeed feed = new LeafFeed(range, sink);
    OptionalLong next = startFor(tenant, range.from());
    while (next.isPresent() && next.getAsLong() < range.to()) {
      long at = next.getAsLong();
      Optional<SegmentFile> file = segments.raw(tenant, at, Urgency.BULK);
      next =
          file.filter(f -> f.end() > at).isPresent()
              ? OptionalLong.of(feed.show(file.orElseThrow()))
              : afterHole(tenant, at, range.to(), feed);
    }
  }

  /**
   * The segment in which a place lies. Only in the folder of the place before it, or in the one
   * before that, can it begin; or else at the place itself.
   */
  private OptionalLong startFor(TenantId tenant, long place) {
    long before = place - 1;
    Optional<Long> start = before < 0 ? Optional.of(0L) : lastUpTo(tenant, before, place);
    if (start.isEmpty() && before >= SegmentName.FOLDER) {
      start = lastUpTo(tenant, before - SegmentName.FOLDER, place);
    }
    return OptionalLong.of(start.orElse(place));
  }

  private Optional<Long> lastUpTo(TenantId tenant, long folder, long place) {
    return segments.firstsBeside(tenant, folder, Urgency.BULK).stream()
        .filter(first -> first <= place)
        .max(Comparator.naturalOrder());
  }

  /** Goes on behind a place where nothing stands. */
  private OptionalLong afterHole(TenantId tenant, long hole, long to, LeafFeed feed) {
    List<SegmentFile> group = new ArrayList<>();
    long end = hole + 1;
    for (long first : firstsAfter(tenant, hole, to)) {
      if (!group.isEmpty() && first >= end) {
        break;
      }
      Optional<SegmentFile> file = segments.raw(tenant, first, Urgency.BULK);
      file.ifPresent(group::add);
      end = Math.max(end, file.map(SegmentFile::end).orElse(end));
    }
    feed.showAll(group);
    return group.isEmpty() ? OptionalLong.empty() : OptionalLong.of(end);
  }

  private List<Long> firstsAfter(TenantId tenant, long hole, long to) {
    List<Long> firsts = new ArrayList<>();
    for (long folder : segments.folders(tenant, Urgency.BULK)) {
      boolean mayHold = folder + SegmentName.FOLDER > hole && folder < to;
      if (mayHold && firsts.isEmpty()) {
        segments.firstsBeside(tenant, folder, Urgency.BULK).stream()
            .filter(first -> first > hole)
            .forEach(firsts::add);
      }
    }
    return firsts;
  }

  /** One past the last place at which any file stands. */
  long extent(TenantId tenant) {
    for (long folder : segments.folders(tenant, Urgency.BULK).reversed()) {
      List<Long> firsts = segments.firstsBeside(tenant, folder, Urgency.BULK);
      if (!firsts.isEmpty()) {
        long last = firsts.getLast();
        return segments.raw(tenant, last, Urgency.BULK).map(SegmentFile::end).orElse(last);
      }
    }
    return 0;
  }
}
