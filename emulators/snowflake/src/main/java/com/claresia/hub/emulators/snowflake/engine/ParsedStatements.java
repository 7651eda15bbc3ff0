package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trees of the statements that came last. Safe for many threads. */
final class ParsedStatements {
  private static final int KEPT = 500;
  private static final int LONGEST = 20_000;

  private final Map<String, Statement.Parsed> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Statement.Parsed> eldest) {
          return size() > KEPT;
        }
      };

  Statement.Parsed of(String sql) {
    synchronized (kept) {
      Statement.Parsed found = kept.get(sql);
      if (found != null) {
        return found;
      }
    }
    Statement.Parsed parsed = Statement.parse(sql);
    if (sql.length() < LONGEST) {
      synchronized (kept) {
        kept.put(sql, parsed);
      }
    }
    return parsed;
  }
}
