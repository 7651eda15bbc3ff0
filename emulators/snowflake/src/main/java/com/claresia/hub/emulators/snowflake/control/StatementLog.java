package com.claresia.hub.emulators.snowflake.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The statements that were executed, oldest first. Descriptions of statements, retries that found
 * their statement done, and requests about sessions are no statements. The newest 10,000 are kept.
 * Safe for many threads.
 */
public final class StatementLog {
  private static final int KEPT = 10_000;

  private final Deque<ExecutedStatement> statements = new ArrayDeque<>();
  private final List<String> running = new ArrayList<>();
  private long total;

  /** Notes that one is executed now. */
  public synchronized void begin(String sql) {
    running.add(sql);
  }

  /** Adds one that began before. */
  public synchronized void end(ExecutedStatement statement) {
    running.remove(statement.sql());
    if (statements.size() == KEPT) {
      statements.removeFirst();
    }
    statements.addLast(statement);
    total++;
  }

  /** All that are kept. */
  public synchronized List<ExecutedStatement> all() {
    return List.copyOf(statements);
  }

  /** The texts of those that are executed now, or wait for a lock. */
  public synchronized List<String> running() {
    return List.copyOf(running);
  }

  /** Those that fit. */
  public List<ExecutedStatement> matching(Predicate<ExecutedStatement> which) {
    return all().stream().filter(which).toList();
  }

  /** Those of that kind. */
  public List<ExecutedStatement> of(StatementKind kind) {
    return matching(statement -> statement.kind() == kind);
  }

  /** How many there were since the start or the last {@link #clear}, kept or not. */
  public synchronized long count() {
    return total;
  }

  /** Forgets them. */
  public synchronized void clear() {
    statements.clear();
    total = 0;
  }
}
