package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a segment's file where it belongs. Creating it is commit and compare-and-set at once; what a
 * failure means is never read from its status: the file at the place is asked whose it is.
 */
final class Committing {
  /** So often the same file is sent within one call. */
  private static final int SENDINGS = 3;

  /** So often a name that is taken is read until it shows whose it is. */
  private static final int READINGS = 6;

  private static final long PAUSE = Duration.ofMillis(50).toNanos();
  private static final int CONFLICT = 409;

  private final TenantId tenant;
  private final Segments segments;

  Committing(TenantId tenant, Segments segments) {
    this.tenant = tenant;
    this.segments = segments;
  }

  /** What became of a file that was sent. */
  sealed interface Put {
    /**
     * It stands in its place.
     *
     * @param end of the log after it
     */
    record Ours(LogEnd end) implements Put {}

    /** Another's stands there. */
    record Anothers() implements Put {}

    /**
     * Nobody knows yet.
     *
     * @param cause why
     */
    record Open(String cause) implements Put {}
  }

  /** The ids of a segment that the index knows, which reaches to the segment's place. */
  Set<RecordId> known(Segment segment, LogIndex index) {
    return segment.leaves().stream()
        .map(Leaf::id)
        .filter(id -> index.place(id).isPresent())
        .collect(Collectors.toSet());
  }

  /** Whether the file at the segment's place is this very segment. */
  boolean isAt(Segment segment) {
    return segments
        .sound(tenant, segment.firstSeq(), Urgency.APPEND)
        .filter(file -> isOf(file, segment))
        .isPresent();
  }

  private static boolean isOf(SegmentFile file, Segment segment) {
    return file.header().orElseThrow().commit().equals(segment.commitId());
  }

  Put put(Segment segment, LogEnd end) {
    SegmentWriter file = new SegmentWriter(segment, end.lastSegment());
    Put put = new Put.Open("it was not sent");
    for (int sending = 0; sending < SENDINGS && put instanceof Put.Open; sending++) {
      put = send(segment, file);
    }
    if (put instanceof Put.Ours) {
      segments.remember(tenant, segment.firstSeq(), file.bytes());
    }
    return put;
  }

  private Put send(Segment segment, SegmentWriter file) {
    Put ours =
        new Put.Ours(new LogEnd(ChainHead.of(segment.frontierAfter()), Optional.of(file.hash())));
    String path = SegmentName.path(tenant, segment.firstSeq());
    Attempt<?> attempt = segments.library().create(path, file.bytes(), Urgency.APPEND);
    return switch (attempt) {
      case Attempt.Done<?> done -> ours;
      case Attempt.Lost<?>(String cause) -> whose(segment, ours, new Put.Open(cause), 1);
      case Attempt.Refused<?> refused when refused.status() == CONFLICT ->
          whose(segment, ours, new Put.Anothers(), READINGS);
      case Attempt.Refused<?>(int status, String code) ->
          whose(segment, ours, new Put.Open(Failures.words(status, code)), 1);
    };
  }

  /** Reads the place; what was just written there may be seen only after a while. */
  private Put whose(Segment segment, Put ours, Put ifAbsent, int readings) {
    for (int reading = 1; reading <= readings; reading++) {
      Optional<SegmentFile> file = segments.sound(tenant, segment.firstSeq(), Urgency.APPEND);
      if (file.isPresent()) {
        return isOf(file.get(), segment) ? ours : new Put.Anothers();
      }
      UnitBudget.pause(reading * PAUSE);
    }
    return ifAbsent;
  }
}
