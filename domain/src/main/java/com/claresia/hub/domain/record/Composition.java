package com.claresia.hub.domain.record;

/** What came of adding the Hub's own members to a submission. */
public sealed interface Composition {

  /** A record ready to be stored. */
  record Composed(HubRecord record) implements Composition {}

  /**
   * The record would be too large.
   *
   * @param limitBytes the limit of a record in canonical form
   */
  record TooLarge(int limitBytes) implements Composition {}
}
