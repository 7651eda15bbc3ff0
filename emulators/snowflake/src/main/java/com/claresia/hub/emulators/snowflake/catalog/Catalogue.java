package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All objects and grants of an account at one time; never altered, so that a statement sees one
 * state of it from its beginning to its end.
 *
 * @param entries objects by name
 * @param grants privileges of roles
 * @param roleGrants who has which role
 */
public record Catalogue(
    Map<Securable, Entry> entries, Set<Grant> grants, Set<RoleGrant> roleGrants) {

  /** An object with its owner. */
  public record Entry(CatalogObject object, String owner, long createdMillis) {}

  /** A privilege of a role on an object. */
  public record Grant(String privilege, Securable object, String role) {}

  /** A role, and the role or user that has it. */
  public record RoleGrant(String role, ObjectKind granteeKind, String grantee) {}

  /** Copies what it is given. */
  public Catalogue {
    entries = Map.copyOf(entries);
    grants = Set.copyOf(grants);
    roleGrants = Set.copyOf(roleGrants);
  }

  /** An account with nothing in it. */
  public static Catalogue empty() {
    return new Catalogue(Map.of(), Set.of(), Set.of());
  }

  /** The object of that name. */
  public Optional<Entry> find(Securable name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Whether the object is there. */
  public boolean has(Securable name) {
    return entries.containsKey(name);
  }

  /** The table of that name. */
  public Optional<CatalogObject.Table> table(Securable name) {
    return find(name)
        .map(Entry::object)
        .filter(CatalogObject.Table.class::isInstance)
        .map(CatalogObject.Table.class::cast);
  }

  /** The user of that name. */
  public Optional<CatalogObject.User> user(String name) {
    return find(Securable.of(ObjectKind.USER, name))
        .map(Entry::object)
        .map(CatalogObject.User.class::cast);
  }

  /** The role that owns the object. */
  public Optional<String> owner(Securable name) {
    return find(name).map(Entry::owner);
  }

  /** What lies in a database or schema, itself left out. */
  public Stream<Securable> within(Securable container) {
    return entries.keySet().stream()
        .filter(name -> !name.equals(container) && name.isWithin(container));
  }

  /** With one more object, or another in its place; grants on it stay. */
  public Catalogue with(Securable name, CatalogObject object, String owner, long createdMillis) {
    Map<Securable, Entry> changed = new HashMap<>(entries);
    changed.put(name, new Entry(object, owner, createdMillis));
    return new Catalogue(changed, grants, roleGrants);
  }

  /** With another definition of an object that is there. */
  public Catalogue redefined(Securable name, CatalogObject object) {
    Entry entry = Objects.requireNonNull(entries.get(name), "no such object");
    return with(name, object, entry.owner(), entry.createdMillis());
  }

  /** With another owner of an object that is there. */
  public Catalogue ownedBy(Securable name, String owner) {
    Entry entry = Objects.requireNonNull(entries.get(name), "no such object");
    return with(name, entry.object(), owner, entry.createdMillis());
  }

  /** Without the object, all that lies in it, and the grants on them. */
  public Catalogue without(Securable name) {
    Map<Securable, Entry> left = new HashMap<>(entries);
    left.keySet().removeIf(other -> other.isWithin(name));
    Predicate<Grant> gone =
        grant ->
            grant.object().isWithin(name)
                || (name.kind() == ObjectKind.ROLE && grant.role().equals(name.name()));
    Set<Grant> leftGrants = new HashSet<>(grants);
    leftGrants.removeIf(gone);
    Set<RoleGrant> leftRoles = new HashSet<>(roleGrants);
    leftRoles.removeIf(grant -> names(grant, name));
    return new Catalogue(left, leftGrants, leftRoles);
  }

  private static boolean names(RoleGrant grant, Securable name) {
    boolean asRole = name.kind() == ObjectKind.ROLE && grant.role().equals(name.name());
    return asRole
        || (grant.granteeKind() == name.kind() && List.of(grant.grantee()).equals(name.path()));
  }

  /** With other grants. */
  public Catalogue withGrants(Consumer<Set<Grant>> change) {
    Set<Grant> changed = new HashSet<>(grants);
    change.accept(changed);
    return new Catalogue(entries, changed, roleGrants);
  }

  /** With other grants of roles. */
  public Catalogue withRoleGrants(Consumer<Set<RoleGrant>> change) {
    Set<RoleGrant> changed = new HashSet<>(roleGrants);
    change.accept(changed);
    return new Catalogue(entries, grants, changed);
  }

  /** The roles that were granted to a user by name, PUBLIC among them. */
  public Set<String> rolesOf(String user) {
    Set<String> roles = new HashSet<>(Set.of(Bootstrap.PUBLIC));
    roleGrants.stream()
        .filter(grant -> grant.granteeKind() == ObjectKind.USER && grant.grantee().equals(user))
        .map(RoleGrant::role)
        .forEach(roles::add);
    return roles;
  }

  /** The roles, and all that they have through others. */
  public Set<String> closure(Set<String> roles) {
    Set<String> reached = new HashSet<>(roles);
    boolean grew = true;
    while (grew) {
      Set<String> before = Set.copyOf(reached);
      grew =
          roleGrants.stream()
                  .filter(grant -> grant.granteeKind() == ObjectKind.ROLE)
                  .filter(grant -> before.contains(grant.grantee()))
                  .map(RoleGrant::role)
                  .filter(reached::add)
                  .count()
              > 0;
    }
    return reached;
  }
}
