package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Bootstrap;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Privilege;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.control.StatementKind;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.SessionStatement;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Executes statements about the session itself. */
final class SessionStatements {
  private static final String PUBLIC = "PUBLIC";

  private final Queries queries;

  SessionStatements(Queries queries) {
    this.queries = queries;
  }

  static StatementKind kind(SessionStatement statement) {
    return switch (statement) {
      case SessionStatement.Use _ -> StatementKind.USE;
      case SessionStatement.ShowParameters _ -> StatementKind.SHOW;
      case SessionStatement.SetParameters _, SessionStatement.UnsetParameters _ ->
          StatementKind.ALTER_SESSION;
      case SessionStatement.UseSecondaryRoles _,
          SessionStatement.SetVariable _,
          SessionStatement.UnsetVariables _ ->
          StatementKind.SESSION;
    };
  }

  void execute(SessionStatement statement, Execution execution) {
    Session session = execution.session();
    switch (statement) {
      case SessionStatement.Use use -> use(use, execution);
      case SessionStatement.UseSecondaryRoles secondary ->
          session.useSecondaryRoles(secondary.all());
      case SessionStatement.SetVariable set ->
          session.variables().put(set.name(), queries.literal(set.value(), execution));
      case SessionStatement.UnsetVariables unset ->
          unset.names().forEach(session.variables()::remove);
      case SessionStatement.SetParameters set -> {
        for (Map.Entry<String, Expression> parameter : set.values().entrySet()) {
          set(parameter.getKey(), value(parameter.getValue()), execution);
        }
      }
      case SessionStatement.UnsetParameters unset ->
          unset.names().forEach(session.parameters()::unset);
      case SessionStatement.ShowParameters show -> show(show, execution);
    }
  }

  private static Object value(Expression value) {
    return switch (value) {
      case Expression.Text text -> text.value();
      case Expression.Truth truth -> truth.value();
      case Expression.Numeral number -> number.value().toPlainString();
      default -> throw Errors.notEmulated("a parameter's value that is no literal");
    };
  }

  /** A transaction that is open ends when autocommit is switched on, as JDBC says. */
  private static void set(String name, Object value, Execution execution) {
    Session session = execution.session();
    boolean before = session.parameters().truth("AUTOCOMMIT");
    if (name.equals("TIMEZONE")) {
      checkZone(value.toString());
    }
    session.parameters().set(name, value);
    execution.translating(() -> {
      if (name.equals("TIMEZONE")) {
        session.applyTimeZone();
      }
      if (!before && session.parameters().truth("AUTOCOMMIT")) {
        session.commit();
      }
      return true;
    });
  }

  private static void checkZone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw Errors.invalidValue(zone, "TIMEZONE");
    }
  }

  private static void show(SessionStatement.ShowParameters show, Execution execution) {
    Pattern like = likePattern(show.like().orElse("%"));
    execution
        .session()
        .parameters()
        .all()
        .forEach((name, value) -> {
          if (like.matcher(name).matches()) {
            execution
                .rows()
                .row(new String[] {name, value.toString(), initial(name), "", "", type(value)});
          }
        });
  }

  private static String initial(String name) {
    return Parameter.named(name).initial().toString();
  }

  private static String type(Object value) {
    return switch (value) {
      case Boolean _ -> "BOOLEAN";
      case Long _ -> "NUMBER";
      default -> "STRING";
    };
  }

  private static Pattern likePattern(String like) {
    String regex =
        like.chars()
            .mapToObj(c ->
                switch (c) {
                  case '%' -> ".*";
                  case '_' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                })
            .reduce("", String::concat);
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  static List<ResultColumn> columns(SessionStatement statement) {
    return statement instanceof SessionStatement.ShowParameters
        ? List.of(
            ResultColumn.text("key"),
            ResultColumn.text("value"),
            ResultColumn.text("default"),
            ResultColumn.text("level"),
            ResultColumn.text("description"),
            ResultColumn.text("type"))
        : List.of(ResultColumn.text("status"));
  }

  private static void use(SessionStatement.Use use, Execution execution) {
    switch (use.kind()) {
      case ROLE -> useRole(use.name().last(), execution);
      case WAREHOUSE -> execution.session().useWarehouse(usable(use, execution).name());
      case DATABASE -> {
        Securable database = usable(use, execution);
        execution.session().useDatabase(database.name(), schemaOf(database, execution));
      }
      case SCHEMA -> {
        Securable schema = usable(use, execution);
        execution.session().useDatabase(schema.path().getFirst(), Optional.of(schema.name()));
      }
      case ACCOUNT, TABLE, VIEW, ROW_ACCESS_POLICY, USER ->
          throw Errors.notEmulated("USE of a " + use.kind().lower());
    }
  }

  private static Securable usable(SessionStatement.Use use, Execution execution) {
    Securable name = execution.context().complete(use.kind(), use.name(), "USE");
    boolean may =
        name.kind() == ObjectKind.WAREHOUSE
            ? execution.context().access().may(Privilege.USAGE, name)
            : execution.context().access().sees(name);
    if (!execution.catalogue().has(name) || !may) {
      throw Errors.cannotUse();
    }
    return name;
  }

  private static Optional<String> schemaOf(Securable database, Execution execution) {
    Securable schema = new Securable(ObjectKind.SCHEMA, List.of(database.name(), PUBLIC));
    return execution.context().access().sees(schema) ? Optional.of(PUBLIC) : Optional.empty();
  }

  private static void useRole(String role, Execution execution) {
    if (!execution.catalogue().has(Securable.of(ObjectKind.ROLE, role))) {
      throw Errors.cannotUse();
    }
    if (!mayUse(role, execution.session().user(), execution.catalogue())) {
      throw Errors.roleNotAssigned(role);
    }
    execution.session().useRole(role);
  }

  /** Whether the user has the role, by name or through another one. */
  static boolean mayUse(String role, String user, Catalogue catalogue) {
    Set<String> roles = catalogue.closure(catalogue.rolesOf(user));
    return role.equals(Bootstrap.PUBLIC) || roles.contains(role);
  }
}
