package com.claresia.hub.domain.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;

/**
 * Which records without content were erased, as events in the log say. No hash holds the id of such
 * a record, so whoever can write to the store could give it that of an erased one: an event speaks
 * of one record before it, and where several claim to be that one, of none.
 */
final class Erasures {
  private final Map<UUID, Event> events = new HashMap<>();

  private Erasures() {}

  private static final class Event {
    private final long seq;
    private int claims;

    Event(long seq) {
      this.seq = seq;
    }
  }

  /** What the events that can be relied on say of these records without content. */
  static Erasures of(IdList said, LongPredicate reliable, IdList bare) {
    Erasures erasures = new Erasures();
    for (int i = 0; i < said.size(); i++) {
      if (reliable.test(said.seq(i))) {
        erasures.events.put(said.id(i), new Event(said.seq(i)));
      }
    }
    for (int i = 0; i < bare.size(); i++) {
      erasures.claim(bare.id(i));
    }
    return erasures;
  }

  private void claim(UUID id) {
    Event event = events.get(id);
    if (event != null) {
      event.claims++;
    }
  }

  /** Whether the record at that place, with that id, was erased. */
  boolean excuse(long seq, UUID id) {
    Event event = events.get(id);
    return event != null && event.claims == 1 && seq < event.seq;
  }
}
