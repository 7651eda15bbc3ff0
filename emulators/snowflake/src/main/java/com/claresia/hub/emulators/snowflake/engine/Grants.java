package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue.Grant;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue.RoleGrant;
import com.claresia.hub.emulators.snowflake.catalog.Privilege;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.GrantStatement;
import com.claresia.hub.emulators.snowflake.sql.GrantStatement.CurrentGrants;
import com.claresia.hub.emulators.snowflake.sql.GrantStatement.Direction;
import com.claresia.hub.emulators.snowflake.sql.GrantStatement.Option;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Executes GRANT and REVOKE. An open transaction is committed before. */
final class Grants {
  private final CatalogueStore store;

  Grants(CatalogueStore store) {
    this.store = store;
  }

  String execute(GrantStatement statement, Execution execution) {
    return execution.translating(() -> {
      execution.session().commit();
      store.change(catalogue -> changed(statement, execution.session().context(catalogue)));
      return "Statement executed successfully.";
    });
  }

  private static Catalogue changed(GrantStatement statement, SessionContext context) {
    return switch (statement) {
      case GrantStatement.Privileges privileges -> privileges(privileges, context);
      case GrantStatement.Role role -> role(role, context);
      case GrantStatement.Ownership ownership -> ownership(ownership, context);
    };
  }

  private static Securable role(String name, SessionContext context) {
    return context.visible(ObjectKind.ROLE, Name.of(name), "GRANT");
  }

  private static void requireRight(Securable object, SessionContext context) {
    if (!context.access().may(Privilege.MANAGE_GRANTS, Securable.ACCOUNT)) {
      context.access().requireOwnership(object);
    }
  }

  private static Catalogue privileges(GrantStatement.Privileges statement, SessionContext context) {
    Securable role = role(statement.role(), context);
    Set<Grant> named = new HashSet<>();
    for (Securable object : objects(statement.target(), context)) {
      for (String privilege : privileges(statement.privileges(), object.kind())) {
        String passingOn = Privilege.grantOption(privilege);
        if (!context.access().may(passingOn, object)) {
          requireRight(object, context);
        }
        named.add(new Grant(privilege, object, role.name()));
        if (statement.option() == Option.WITH || statement.direction() == Direction.REVOKE) {
          named.add(new Grant(passingOn, object, role.name()));
        }
      }
    }
    return context
        .catalogue()
        .withGrants(grants -> {
          if (statement.direction() == Direction.GRANT) {
            grants.addAll(named);
          } else {
            grants.removeAll(named);
          }
        });
  }

  private static Set<String> privileges(List<String> named, ObjectKind kind) {
    Set<String> known = Privilege.on(kind);
    if (named.equals(List.of("ALL"))) {
      return known;
    }
    for (String privilege : named) {
      if (!known.contains(privilege)) {
        throw Errors.notEmulated("the privilege " + privilege + " on a " + kind.lower());
      }
    }
    return Set.copyOf(named);
  }

  private static List<Securable> objects(GrantStatement.Target target, SessionContext context) {
    return switch (target) {
      case GrantStatement.OneObject one -> List.of(object(one, context));
      case GrantStatement.AllIn all -> {
        Securable schema = context.visible(ObjectKind.SCHEMA, all.schema(), "GRANT");
        yield context
            .catalogue()
            .within(schema)
            .filter(inside -> inside.kind() == all.kind())
            .toList();
      }
    };
  }

  /** Who may manage grants need not see the object. */
  private static Securable object(GrantStatement.OneObject one, SessionContext context) {
    if (one.kind() == ObjectKind.ACCOUNT) {
      return Securable.ACCOUNT;
    }
    Name name = new Name(one.name());
    Securable object = context.complete(one.kind(), name, "GRANT");
    boolean manages = context.access().may(Privilege.MANAGE_GRANTS, Securable.ACCOUNT);
    if (manages && context.catalogue().has(object)) {
      return object;
    }
    return context.visible(one.kind(), name, "GRANT");
  }

  private static Catalogue role(GrantStatement.Role statement, SessionContext context) {
    Securable role = role(statement.role(), context);
    requireRight(role, context);
    Securable grantee =
        context.visible(statement.granteeKind(), Name.of(statement.grantee()), "GRANT");
    boolean circle =
        grantee.kind() == ObjectKind.ROLE
            && context.catalogue().closure(Set.of(role.name())).contains(grantee.name());
    if (circle && statement.direction() == Direction.GRANT) {
      throw Errors.invalidDefinition(
          "Cannot grant role '%s' to '%s': it would have itself."
              .formatted(role.name(), grantee.name()));
    }
    RoleGrant named = new RoleGrant(role.name(), grantee.kind(), grantee.name());
    return context
        .catalogue()
        .withRoleGrants(grants -> {
          if (statement.direction() == Direction.GRANT) {
            grants.add(named);
          } else {
            grants.remove(named);
          }
        });
  }

  private static Catalogue ownership(GrantStatement.Ownership statement, SessionContext context) {
    Securable object = object(statement.object(), context);
    requireRight(object, context);
    Securable role = role(statement.role(), context);
    boolean granted =
        context.catalogue().grants().stream().anyMatch(grant -> grant.object().equals(object));
    if (granted && statement.currentGrants() == CurrentGrants.NONE_EXPECTED) {
      throw Errors.invalidDefinition(
          "Dependent grant of privilege on '%s' must be revoked first, or use COPY CURRENT GRANTS."
              .formatted(object.name()));
    }
    Catalogue owned = context.catalogue().ownedBy(object, role.name());
    return statement.currentGrants() == CurrentGrants.REVOKE
        ? owned.withGrants(grants -> grants.removeIf(grant -> grant.object().equals(object)))
        : owned;
  }
}
