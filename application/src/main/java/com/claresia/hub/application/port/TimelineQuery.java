package com.claresia.hub.application.port;

import com.claresia.hub.domain.record.RecordType;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records, in the order of {@code seq}. Every criterion given must hold.
 *
 * @param type only this type
 * @param actor only where {@code actor.id} is this
 * @param onBehalfOf only where {@code on_behalf_of.id} is this
 * @param skillId only this skill
 * @param from only where {@code occurred_at} is this or later
 * @param to only where {@code occurred_at} is before this
 * @param places only these places: from one past the last record of the page before, to the size of
 *     the log when page one was asked, which keeps pages stable under writes
 * @param limit most records to answer, 1 to 1,000
 * @param enoughBytes an answer ends with the record whose content brings it to this many bytes of
 *     canonical JSON, so that no page is held in memory that is much larger; 1 or more
 */
public record TimelineQuery(
    Optional<RecordType> type,
    Optional<String> actor,
    Optional<String> onBehalfOf,
    Optional<String> skillId,
    Optional<Instant> from,
    Optional<Instant> to,
    SeqRange places,
    int limit,
    int enoughBytes) {
  /** Most records in one answer. */
  public static final int MAX_LIMIT = 1_000;

  /** Checks the limits. */
  public TimelineQuery {
    if (limit < 1 || limit > MAX_LIMIT || enoughBytes < 1) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ", enoughBytes positive");
    }
  }
}
