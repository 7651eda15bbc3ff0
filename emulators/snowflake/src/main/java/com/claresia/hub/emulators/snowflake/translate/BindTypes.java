package com.claresia.hub.emulators.snowflake.translate;

/** How H2 calls the types of bound values; of a statement that is only described, all are texts. */
@FunctionalInterface
public interface BindTypes {
  /** Nothing is bound yet. */
  BindTypes DESCRIBED = index -> "VARCHAR";

  /** The type of the value bound at that place, counted from 1. */
  String typeOf(int index);
}
