package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.ChainHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far one tenant's log has grown and how far of it is signed. Thread-safe. */
final class Signed {
  private long records;
  private long signed;
  private Optional<Instant> unsignedSince = Optional.empty();

  synchronized void grownTo(ChainHead head, Instant now) {
    records = Math.max(records, head.size());
    update(now);
  }

  synchronized void signedTo(StoredCheckpoint checkpoint, Instant now) {
    signed = Math.max(signed, checkpoint.size());
    update(now);
  }

  private void update(Instant now) {
    if (records <= signed) {
      unsignedSince = Optional.empty();
    } else if (unsignedSince.isEmpty()) {
      unsignedSince = Optional.of(now);
    }
  }

  synchronized long records() {
    return records;
  }

  synchronized Duration unsignedFor(Instant now) {
    return unsignedSince
        .map(since -> Duration.between(since, now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
