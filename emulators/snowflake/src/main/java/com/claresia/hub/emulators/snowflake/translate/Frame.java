package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.sql.Query;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an expression or query stands.
 *
 * @param session whom functions such as CURRENT_ROLE tell of
 * @param names whose rights apply and from where names are found; within a view or policy its
 *     owner's
 * @param common queries named by WITH, each with the frame it stands in
 * @param arguments of a policy: what stands for each, as SQL
 */
record Frame(
    SessionContext session,
    SessionContext names,
    Map<String, Common> common,
    Map<String, String> arguments) {

  /** A query named by WITH. */
  record Common(Query.CommonTable table, Frame frame) {}

  static Frame of(SessionContext session) {
    return new Frame(session, session, Map.of(), Map.of());
  }

  /** Inside a view. */
  Frame withinView(Securable view) {
    return new Frame(session, names.within(view), Map.of(), Map.of());
  }

  /** Inside a policy's body. */
  Frame withinPolicy(Securable policy, Map<String, String> values) {
    return new Frame(session, names.within(policy), Map.of(), Map.copyOf(values));
  }

  /** With one more named query. */
  Frame with(Query.CommonTable table) {
    Map<String, Common> more = new HashMap<>(common);
    more.put(table.name(), new Common(table, this));
    return new Frame(session, names, Map.copyOf(more), arguments);
  }
}
