package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;
import java.util.Optional;

/** A statement that changes rows. */
public sealed interface Change extends Statement {

  /** The table whose rows it changes. */
  Name table();

  /** New rows. */
  record Insert(Name table, List<String> columns, Rows rows) implements Change {}

  /** Where new rows come from. */
  sealed interface Rows {}

  /** Rows written out. */
  record Values(List<List<Expression>> rows) implements Rows {}

  /** Rows selected. */
  record Selection(Query query) implements Rows {}

  /** Other values in rows. */
  record Update(
      Name table, Optional<String> alias, List<Assignment> assignments, Optional<Expression> where)
      implements Change {}

  /** One column and its new value. */
  record Assignment(String column, Expression value) {}

  /** Rows taken away. */
  record Delete(Name table, Optional<String> alias, Optional<Expression> where) implements Change {}

  /** Rows changed where they match a source, added where they do not. */
  record Merge(
      Name table, Optional<String> alias, Query.Source source, Expression on, List<Branch> branches)
      implements Change {}

  /** What a MERGE does in one case. */
  sealed interface Branch {
    /** What more must hold. */
    Optional<Expression> condition();
  }

  /** A matching row is changed. */
  record MatchedUpdate(Optional<Expression> condition, List<Assignment> assignments)
      implements Branch {}

  /** A matching row is taken away. */
  record MatchedDelete(Optional<Expression> condition) implements Branch {}

  /** A row of the source without a match is added. */
  record UnmatchedInsert(
      Optional<Expression> condition, List<String> columns, List<Expression> values)
      implements Branch {}
}
