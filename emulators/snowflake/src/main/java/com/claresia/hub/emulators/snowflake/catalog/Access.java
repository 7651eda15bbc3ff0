package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.HashSet;
import java.util.Set;

/** What some roles together may do. */
public final class Access {
  private final Catalogue catalogue;
  private final String primary;
  private final Set<String> active;

  private Access(Catalogue catalogue, String primary, Set<String> active) {
    this.catalogue = catalogue;
    this.primary = primary;
    this.active = Set.copyOf(active);
  }

  /** A primary role, with the secondary ones and all that they have through others. */
  public static Access of(Catalogue catalogue, String primary, Set<String> secondary) {
    Set<String> roles = new HashSet<>(secondary);
    roles.add(primary);
    roles.add(Bootstrap.PUBLIC);
    return new Access(catalogue, primary, catalogue.closure(roles));
  }

  /** A role by itself: the owner of a view or policy. */
  public static Access ofOwner(Catalogue catalogue, String owner) {
    return of(catalogue, owner, Set.of());
  }

  /** Only the primary role creates: its own access. */
  public Access ofPrimary() {
    return of(catalogue, primary, Set.of());
  }

  /** The role that objects are created for. */
  public String primary() {
    return primary;
  }

  /** All roles that are active, inherited ones included. */
  public Set<String> active() {
    return active;
  }

  /** Whether one of the roles owns the object. */
  public boolean owns(Securable object) {
    return catalogue.owner(object).filter(active::contains).isPresent();
  }

  /** Whether one of the roles has the privilege, or owns the object. */
  public boolean may(String privilege, Securable object) {
    return owns(object)
        || active.stream()
            .anyMatch(
                role -> catalogue.grants().contains(new Catalogue.Grant(privilege, object, role)));
  }

  /** Whether any privilege on it, and on what it lies in, lets the roles see it. */
  public boolean sees(Securable object) {
    return catalogue.has(object)
        && hasAny(object)
        && switch (object.kind()) {
          case TABLE, VIEW, ROW_ACCESS_POLICY ->
              hasAny(object.schema()) && hasAny(object.database());
          case SCHEMA -> hasAny(object.database());
          case ACCOUNT, DATABASE, WAREHOUSE, ROLE, USER -> true;
        };
  }

  private boolean hasAny(Securable object) {
    return owns(object) || Privilege.on(object.kind()).stream().anyMatch(p -> may(p, object));
  }

  /** Fails unless the roles have the privilege on an object that they see. */
  public void require(String privilege, Securable object) {
    if (!may(privilege, object)) {
      throw insufficient(object);
    }
  }

  /** Fails unless one of the roles owns the object. */
  public void requireOwnership(Securable object) {
    if (!owns(object)) {
      throw insufficient(object);
    }
  }

  private RuntimeException insufficient(Securable object) {
    String name = object.kind() == ObjectKind.ACCOUNT ? "ACCOUNT" : object.name();
    return Errors.insufficientPrivileges(object.kind().lower(), name);
  }
}
