package com.claresia.hub.adapters.persistence.snowflake;

/** What the log's tables are. */
enum TableKind {
  /** Their keys are enforced: an insert is the compare-and-set. */
  HYBRID("hybrid tables"),
  /** No key is enforced: a head row is the compare-and-set. */
  STANDARD("standard tables");

  private final String words;

  TableKind(String words) {
    this.words = words;
  }

  /** For a person. */
  @Override
  public String toString() {
    return words;
  }
}
