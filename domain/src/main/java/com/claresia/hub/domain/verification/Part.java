package com.claresia.hub.domain.verification;

import java.util.List;

/**
 * A piece of a range that lies between two neighbouring checkpoint sizes.
 *
 * @param stretches its leaves, without a hole
 * @param sound records whose content agrees with hash and columns
 * @param recorded when they were taken in
 */
record Part(long begin, long end, List<Stretch> stretches, long sound, RecordedSpan recorded) {
  Part {
    stretches = List.copyOf(stretches);
  }
}
