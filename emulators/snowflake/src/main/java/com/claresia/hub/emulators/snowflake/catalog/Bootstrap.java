package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.catalog.Catalogue.RoleGrant;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a new account holds.
 *
 * @param admin the user who has ACCOUNTADMIN
 * @param users all users, the admin among them
 * @param database with a schema PUBLIC
 * @param warehouse the one warehouse
 * @param now when it is made, in milliseconds
 */
public record Bootstrap(
    String admin,
    Map<String, CatalogObject.User> users,
    String database,
    String warehouse,
    long now) {

  /** The role that may do all in an account. */
  public static final String ACCOUNTADMIN = "ACCOUNTADMIN";

  /** The role that everybody has. */
  public static final String PUBLIC = "PUBLIC";

  private static final String SYSADMIN = "SYSADMIN";
  private static final String SECURITYADMIN = "SECURITYADMIN";
  private static final String USERADMIN = "USERADMIN";

  /** Copies the users. */
  public Bootstrap {
    users = Map.copyOf(users);
  }

  /** The account as it begins. */
  public Catalogue catalogue() {
    Catalogue made = withRoles(Catalogue.empty());
    Securable home = Securable.of(ObjectKind.DATABASE, database);
    Securable schema = new Securable(ObjectKind.SCHEMA, List.of(database, PUBLIC));
    Securable compute = Securable.of(ObjectKind.WAREHOUSE, warehouse);
    for (Securable name : List.of(home, schema, compute)) {
      made = made.with(name, new CatalogObject.Plain(Map.of()), SYSADMIN, now);
    }
    for (Map.Entry<String, CatalogObject.User> user : users.entrySet()) {
      Securable name = Securable.of(ObjectKind.USER, user.getKey());
      made = made.with(name, user.getValue(), USERADMIN, now);
    }
    return made.withRoleGrants(
        grants -> grants.add(new RoleGrant(ACCOUNTADMIN, ObjectKind.USER, admin)));
  }

  private Catalogue withRoles(Catalogue start) {
    Catalogue made = start.with(Securable.ACCOUNT, plain(), ACCOUNTADMIN, now);
    for (String role : List.of(ACCOUNTADMIN, SECURITYADMIN, USERADMIN, SYSADMIN, PUBLIC)) {
      made = made.with(Securable.of(ObjectKind.ROLE, role), plain(), ACCOUNTADMIN, now);
    }
    return made.withRoleGrants(Bootstrap::inherit).withGrants(Bootstrap::allow);
  }

  private static CatalogObject plain() {
    return new CatalogObject.Plain(Map.of());
  }

  private static void inherit(Set<RoleGrant> grants) {
    grants.add(new RoleGrant(SYSADMIN, ObjectKind.ROLE, ACCOUNTADMIN));
    grants.add(new RoleGrant(SECURITYADMIN, ObjectKind.ROLE, ACCOUNTADMIN));
    grants.add(new RoleGrant(USERADMIN, ObjectKind.ROLE, SECURITYADMIN));
  }

  private static void allow(Set<Catalogue.Grant> grants) {
    for (String privilege : List.of("CREATE DATABASE", "CREATE WAREHOUSE")) {
      grants.add(new Catalogue.Grant(privilege, Securable.ACCOUNT, SYSADMIN));
    }
    for (String privilege : List.of("CREATE ROLE", "CREATE USER")) {
      grants.add(new Catalogue.Grant(privilege, Securable.ACCOUNT, USERADMIN));
    }
    grants.add(new Catalogue.Grant(Privilege.MANAGE_GRANTS, Securable.ACCOUNT, SECURITYADMIN));
  }
}
