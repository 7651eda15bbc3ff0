package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Functions that tell of the session: they are answered while the statement is translated. */
final class ContextFunctions {
  /** What CURRENT_VERSION answers, and the login. */
  static final String VERSION = "10.0.0";

  private ContextFunctions() {}

  static void forEach(BiConsumer<String, Functions.Form> all) {
    all.accept("CURRENT_ROLE", told(session -> Optional.of(session.access().primary())));
    all.accept("CURRENT_USER", told(session -> Optional.of(session.user())));
    all.accept("CURRENT_ACCOUNT", told(session -> Optional.of(session.account())));
    all.accept("CURRENT_SESSION", told(session -> Optional.of(Long.toString(session.sessionId()))));
    all.accept("CURRENT_VERSION", told(session -> Optional.of(VERSION)));
    all.accept("CURRENT_DATABASE", told(SessionContext::database));
    all.accept("CURRENT_SCHEMA", told(SessionContext::schema));
    all.accept("CURRENT_WAREHOUSE", told(SessionContext::warehouse));
    all.accept("GETVARIABLE", ContextFunctions::variable);
    all.accept("IS_ROLE_IN_SESSION", ContextFunctions::isRoleInSession);
  }

  private static Functions.Form told(Function<SessionContext, Optional<String>> fact) {
    return (call, writer) -> {
      if (!call.arguments().isEmpty()) {
        throw Errors.invalidDefinition("too many arguments for function [" + call.name() + "]");
      }
      String value = fact.apply(writer.frame().session()).map(H2Sql::text).orElse("NULL");
      writer.out().add("CAST(").add(value).add(" AS VARCHAR)");
    };
  }

  private static Expression argument(Expression.Call call) {
    if (call.arguments().isEmpty()) {
      throw Errors.invalidDefinition("not enough arguments for function [" + call.name() + "]");
    }
    return call.arguments().getFirst();
  }

  /** The variable as a text; NULL where it was never set. */
  private static void variable(Expression.Call call, ExpressionWriter writer) {
    if (!(argument(call) instanceof Expression.Text name)) {
      throw Errors.notEmulated("GETVARIABLE of something computed");
    }
    Expression value =
        writer.frame().session().variables().get(name.value().toUpperCase(Locale.ROOT));
    writer.out().add("CAST(");
    writer.write(value == null ? new Expression.Null() : value);
    writer.out().add(" AS VARCHAR)");
  }

  /** Whether a role is active, as primary or secondary one or through another: no call per row. */
  private static void isRoleInSession(Expression.Call call, ExpressionWriter writer) {
    writer.out().add("((");
    writer.write(argument(call));
    writer.out().add(") IN (");
    writer
        .out()
        .join(
            writer.frame().session().access().active().stream().sorted().toList(),
            ", ",
            role -> writer.out().add(H2Sql.text(role)))
        .add("))");
  }
}
