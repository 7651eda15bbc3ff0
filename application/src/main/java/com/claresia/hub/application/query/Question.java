package com.claresia.hub.application.query;

import com.claresia.hub.domain.record.RecordType;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of the timeline. Every criterion given must hold.
 *
 * @param type only this type
 * @param actor only where {@code actor.id} is this
 * @param onBehalfOf only where {@code on_behalf_of.id} is this
 * @param skillId only this skill
 * @param from only where {@code occurred_at} is this or later
 * @param to only where {@code occurred_at} is before this
 * @param limit most records in the page, 1 to 1,000
 * @param cursor where to go on: what the page before gave as {@code next}
 */
public record Question(
    Optional<RecordType> type,
    Optional<String> actor,
    Optional<String> onBehalfOf,
    Optional<String> skillId,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit,
    Optional<String> cursor) {
  /** Records in a page where nothing is said. */
  public static final int DEFAULT_LIMIT = 100;

  /** Most records in a page. */
  public static final int MAX_LIMIT = 1_000;

  /** Checks the limit. */
  public Question {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT);
    }
  }

  /** All records, a page of {@value #DEFAULT_LIMIT}. */
  public static Question everything() {
    return new Question(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DEFAULT_LIMIT,
        Optional.empty());
  }

  /** The same question with another limit. */
  public Question withLimit(int records) {
    return new Question(type, actor, onBehalfOf, skillId, from, to, records, cursor);
  }

  /** The same question for the page that this cursor leads to. */
  public Question after(String next) {
    return new Question(type, actor, onBehalfOf, skillId, from, to, limit, Optional.of(next));
  }
}
