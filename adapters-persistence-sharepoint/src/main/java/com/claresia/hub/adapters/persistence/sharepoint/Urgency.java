package com.claresia.hub.adapters.persistence.sharepoint;

/** What a request is for: the less urgent leaves some of the budget to the more urgent. */
enum Urgency {
  /** A segment that writers wait for. */
  APPEND(100),
  /** An answer that somebody waits for. */
  READ(95),
  /** Reading the whole log, and what is kept beside it. */
  BULK(90),
  /** The list that people browse. */
  VIEW(60);

  private final int percent;

  Urgency(int percent) {
    this.percent = percent;
  }

  /** How much of the budget may be spent when a request of this kind is sent. */
  int shareOf(int budget) {
    return budget * percent / 100;
  }

  /** Whether nobody waits for it. */
  boolean isPatient() {
    return this == BULK || this == VIEW;
  }
}
