package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session is while one of its statements runs.
 *
 * @param catalogue the account
 * @param access what the session's roles may do
 * @param account the account's name
 * @param user who is logged in
 * @param sessionId the session
 * @param database the current one
 * @param schema the current one
 * @param warehouse the current one
 * @param variables literals by name
 */
public record SessionContext(
    Catalogue catalogue,
    Access access,
    String account,
    String user,
    long sessionId,
    Optional<String> database,
    Optional<String> schema,
    Optional<String> warehouse,
    Map<String, Expression> variables) {

  /** Copies the variables. */
  public SessionContext {
    variables = Map.copyOf(variables);
  }

  /** The same for a view or policy: its owner's rights, and names found from where it lies. */
  public SessionContext within(Securable definition) {
    String owner = catalogue.owner(definition).orElse(Bootstrap.PUBLIC);
    return new SessionContext(
        catalogue,
        Access.ofOwner(catalogue, owner),
        account,
        user,
        sessionId,
        Optional.of(definition.path().get(0)),
        Optional.of(definition.path().get(1)),
        warehouse,
        variables);
  }

  /** The whole name of an object, what is left out taken from the session. */
  public Securable complete(ObjectKind kind, Name name, String action) {
    List<String> path = new ArrayList<>(name.parts());
    if (path.size() > kind.depth()) {
      throw Errors.noSuch(kind.label(), name.dotted());
    }
    if (kind.depth() == 3 && path.size() < 2) {
      path.addFirst(schema.orElseThrow(() -> missing(action)));
    }
    if (path.size() < kind.depth()) {
      path.addFirst(database.orElseThrow(() -> Errors.noCurrentDatabase(action)));
    }
    return new Securable(kind, path);
  }

  private RuntimeException missing(String action) {
    return database.isEmpty() ? Errors.noCurrentDatabase(action) : Errors.noCurrentSchema(action);
  }

  /** The table or view of that name, if the session may see it. */
  public Optional<Securable> relation(Name name, String action) {
    Securable table = complete(ObjectKind.TABLE, name, action);
    Securable view = new Securable(ObjectKind.VIEW, table.path());
    Securable found = catalogue.has(table) ? table : view;
    return access.sees(found) ? Optional.of(found) : Optional.empty();
  }

  /** The table or view of that name, on which the session must have the privilege. */
  public Securable relation(Name name, String action, String privilege) {
    Securable found =
        relation(name, action)
            .orElseThrow(
                () -> Errors.noSuchObject(complete(ObjectKind.TABLE, name, action).dotted()));
    access.require(privilege, found);
    return found;
  }

  /** An object of that name which the session may see. */
  public Securable visible(ObjectKind kind, Name name, String action) {
    Securable found = complete(kind, name, action);
    boolean always = kind == ObjectKind.ROLE || kind == ObjectKind.USER;
    if (!catalogue.has(found) || !(always || access.sees(found))) {
      throw Errors.noSuch(kind.label(), found.dotted());
    }
    return found;
  }
}
