package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The segments in the library. What is to be built upon is read again until it is whole. */
final class Segments {
  /** How often a file that is not whole is read again before it is given up. */
  private static final int READINGS = 4;

  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private final Library library;
  private final SegmentCache cache = new SegmentCache();

  Segments(Library library) {
    this.library = library;
  }

  /** The file of that place as it is, damaged or not; never from memory. */
  Optional<SegmentFile> raw(TenantId tenant, long first, Urgency urgency) {
    return library
        .download(SegmentName.path(tenant, first), urgency)
        .map(bytes -> SegmentFile.parse(first, bytes));
  }

  /**
   * The segment of that place, whole; empty where there is none.
   *
   * @throws StoreUnavailable if it stays damaged
   */
  Optional<SegmentFile> sound(TenantId tenant, long first, Urgency urgency) {
    Optional<SegmentFile> file = raw(tenant, first, urgency);
    for (int reading = 1; reading < READINGS && isDamaged(file); reading++) {
      UnitBudget.pause(reading * PAUSE);
      file = raw(tenant, first, urgency);
    }
    if (isDamaged(file)) {
      throw damaged(tenant, first, file.orElseThrow().damage());
    }
    return file;
  }

  private static boolean isDamaged(Optional<SegmentFile> file) {
    return file.filter(f -> !f.isSound()).isPresent();
  }

  /** What to say of a segment that cannot be built upon. */
  static StoreUnavailable damaged(TenantId tenant, long first, String damage) {
    return new StoreUnavailable(
        "the file %s of the log is damaged: %s; run hub verify, then restore the version that verifies"
            .formatted(SegmentName.path(tenant, first), damage));
  }

  /** The segment of that place, whole, for reading records; it may come from memory. */
  SegmentFile remembered(TenantId tenant, long first) {
    return cache
        .get(tenant, first)
        .filter(SegmentFile::isSound)
        .orElseGet(() -> fetch(tenant, first));
  }

  private SegmentFile fetch(TenantId tenant, long first) {
    SegmentFile file =
        sound(tenant, first, Urgency.READ)
            .orElseThrow(() -> damaged(tenant, first, "it is not there"));
    remember(tenant, first, file.bytes());
    return file;
  }

  /** Keeps a file's bytes in memory for a while. */
  void remember(TenantId tenant, long first, byte[] bytes) {
    cache.put(tenant, first, bytes);
  }

  /** Where segments begin in the folder of {@code place}, in order. */
  List<Long> firstsBeside(TenantId tenant, long place, Urgency urgency) {
    return library.names(SegmentName.folder(tenant, place), urgency).stream()
        .flatMapToLong(name -> SegmentName.first(name).stream())
        .boxed()
        .toList();
  }

  /** The first places of all folders that are there, in order. */
  List<Long> folders(TenantId tenant, Urgency urgency) {
    return library.names(SegmentName.log(tenant), urgency).stream()
        .flatMapToLong(name -> SegmentName.firstOfFolder(name).stream())
        .boxed()
        .toList();
  }

  Library library() {
    return library;
  }
}
