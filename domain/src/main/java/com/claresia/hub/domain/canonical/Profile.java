package com.claresia.hub.domain.canonical;

/** How much a text may ask of its canonical form. */
public enum Profile {
  /**
   * What RFC 8785 accepts, at any depth: refused are duplicate member names, lone surrogates and
   * numbers beyond the range of a double. Other numbers are rounded as ECMAScript rounds them.
   */
  RFC8785(Integer.MAX_VALUE),
  /**
   * What a record accepts, so that nothing in it changes silently: moreover refused are an integer,
   * in whatever spelling, whose decimal value the canonical form would change; any other number of
   * more than 17 significant digits (leading and trailing zeros not counted); a number other than
   * zero that would become zero; and nesting deeper than 64.
   */
  RECORD(64);

  private final int maxDepth;

  Profile(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** How many containers may lie in one another, the outermost included. */
  public int maxDepth() {
    return maxDepth;
  }

  boolean keepsNumbers() {
    return this == RECORD;
  }
}
