package com.claresia.hub.domain.verification;

import java.util.List;

/**
 * A piece of a range that lies between two neighbouring checkpoint sizes.
 *
 * @param stretches its leaves, without a hole
 * @param sound records whose content agrees with hash and columns
 * @param due those of them that are old enough to have to be covered
 */
record Part(long begin, long end, List<Stretch> stretches, long sound, long due) {
  Part {
    stretches = List.copyOf(stretches);
  }
}
