package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.AttachedPolicy;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Privilege;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.engine.Definitions.Changed;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes row access policies, and puts them on tables. */
final class Policies {
  private static final String DONE = "Statement executed successfully.";

  private Policies() {}

  static Changed create(Definition.CreatePolicy create, SessionContext context) {
    Securable name =
        Definitions.newName(
            ObjectKind.ROW_ACCESS_POLICY, create.name(), "CREATE ROW ACCESS POLICY", context);
    Optional<Changed> kept = Definitions.ifExists(name, create.existing(), context);
    if (kept.isPresent()) {
      return kept.get();
    }
    refuseIfAttached(name, context.catalogue());
    List<CatalogObject.Argument> arguments =
        create.arguments().stream()
            .map(argument -> new CatalogObject.Argument(argument.name(), argument.type()))
            .toList();
    CatalogObject object = new CatalogObject.Policy(arguments, create.body(), create.comment());
    return new Changed(
        Definitions.replaced(name, object, context),
        "Row access policy '" + name.name() + "' successfully created.");
  }

  static void refuseIfAttached(Securable policy, Catalogue catalogue) {
    boolean attached =
        catalogue.entries().values().stream()
            .map(Catalogue.Entry::object)
            .filter(CatalogObject.Table.class::isInstance)
            .flatMap(table -> ((CatalogObject.Table) table).policies().stream())
            .anyMatch(candidate -> candidate.policy().equals(policy.path()));
    if (attached) {
      throw new SnowflakeError(
          3531,
          "23001",
          "SQL compilation error:\nPolicy %s cannot be dropped/replaced as it is associated with one or more entities."
              .formatted(policy.name()));
    }
  }

  static Changed alter(Definition.AlterPolicies alter, SessionContext context) {
    Securable name = context.visible(ObjectKind.TABLE, alter.table(), "ALTER TABLE");
    CatalogObject.Table table = context.catalogue().table(name).orElseThrow();
    List<AttachedPolicy> policies = new ArrayList<>(table.policies());
    alter.drop().ifPresent(drop -> policies.remove(attached(drop, table, name, context)));
    alter.add().ifPresent(add -> policies.add(attach(add, table, name, context)));
    if (policies.size() > 1) {
      throw new SnowflakeError(
          3528,
          "23001",
          "SQL compilation error:\nObject %s already has a ROW_ACCESS_POLICY. Only one ROW_ACCESS_POLICY is allowed at a time."
              .formatted(name.name()));
    }
    return new Changed(context.catalogue().redefined(name, table.withPolicies(policies)), DONE);
  }

  static Changed dropAll(Definition.DropPolicies drop, SessionContext context) {
    Securable name = context.visible(ObjectKind.TABLE, drop.table(), "ALTER TABLE");
    CatalogObject.Table table = context.catalogue().table(name).orElseThrow();
    if (!context.access().may(Privilege.APPLY_ROW_ACCESS_POLICY, Securable.ACCOUNT)) {
      context.access().requireOwnership(name);
    }
    return new Changed(context.catalogue().redefined(name, table.withPolicies(List.of())), DONE);
  }

  private static AttachedPolicy attached(
      Name drop, CatalogObject.Table table, Securable name, SessionContext context) {
    Securable policy = context.complete(ObjectKind.ROW_ACCESS_POLICY, drop, "ALTER TABLE");
    requireRight(policy, name, context);
    return table.policies().stream()
        .filter(candidate -> candidate.policy().equals(policy.path()))
        .findFirst()
        .orElseThrow(() -> Errors.noSuch("Row access policy", policy.dotted()));
  }

  private static AttachedPolicy attach(
      Definition.Attach add, CatalogObject.Table table, Securable name, SessionContext context) {
    Securable policy = context.visible(ObjectKind.ROW_ACCESS_POLICY, add.policy(), "ALTER TABLE");
    requireRight(policy, name, context);
    CatalogObject.Policy definition =
        (CatalogObject.Policy) context.catalogue().find(policy).orElseThrow().object();
    if (definition.arguments().size() != add.columns().size()) {
      throw Errors.invalidDefinition(
          "wrong number of columns for row access policy '" + policy.name() + "'");
    }
    for (int i = 0; i < add.columns().size(); i++) {
      String column = add.columns().get(i);
      CatalogObject.Column found =
          table.column(column).orElseThrow(() -> Errors.invalidIdentifier(column));
      if (found.type().kind() != definition.arguments().get(i).type().kind()) {
        throw Errors.invalidDefinition(
            "column '" + column + "' has another type than the policy's argument");
      }
    }
    return new AttachedPolicy(policy.path(), add.columns());
  }

  /** The account's privilege, or the table's ownership with a right on the policy. */
  private static void requireRight(Securable policy, Securable table, SessionContext context) {
    if (!context.access().may(Privilege.APPLY_ROW_ACCESS_POLICY, Securable.ACCOUNT)) {
      context.access().requireOwnership(table);
      context.access().require(Privilege.APPLY, policy);
    }
  }
}
