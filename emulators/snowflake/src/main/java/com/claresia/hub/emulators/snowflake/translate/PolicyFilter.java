package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.AttachedPolicy;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The condition that a table's row access policy adds wherever its rows are read or changed. */
record PolicyFilter(Frame frame) {

  /** The condition for the table under that alias, or none where it has no policy. */
  Optional<String> of(Securable table, String alias) {
    return frame.names().catalogue().table(table).stream()
        .flatMap(definition -> definition.policies().stream())
        .findFirst()
        .map(attached -> condition(attached, alias));
  }

  private String condition(AttachedPolicy attached, String alias) {
    Securable name = new Securable(ObjectKind.ROW_ACCESS_POLICY, attached.policy());
    CatalogObject.Policy policy =
        frame
            .names()
            .catalogue()
            .find(name)
            .map(entry -> (CatalogObject.Policy) entry.object())
            .orElseThrow(() -> Errors.noSuch("Row access policy", name.dotted()));
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < policy.arguments().size(); i++) {
      String column = H2Sql.name(alias) + "." + H2Sql.name(attached.columns().get(i));
      values.put(policy.arguments().get(i).name(), column);
    }
    SqlOutput condition = new SqlOutput(BindTypes.DESCRIBED);
    new ExpressionWriter(condition, frame.withinPolicy(name, values))
        .write(Statement.parseExpression(policy.body()));
    return "(" + condition.finished().sql() + ")";
  }
}
