package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.sql.GrantStatement.CurrentGrants;
import com.claresia.hub.emulators.snowflake.sql.GrantStatement.Direction;
import java.util.List;

/** Reads GRANT and REVOKE. */
final class GrantParser {
  private final TokenStream in;

  GrantParser(TokenStream in) {
    this.in = in;
  }

  GrantStatement statement() {
    Direction direction = Direction.valueOf(in.next().text());
    if (in.isNext("ROLE")) {
      return role(direction);
    }
    List<String> privileges = in.commaSeparated(this::privilege);
    in.expect("ON");
    if (in.isNext("FUTURE")) {
      throw in.notEmulated("grants on future objects");
    }
    if (privileges.equals(List.of("OWNERSHIP"))) {
      return ownership(direction);
    }
    GrantStatement.Target target = target();
    return new GrantStatement.Privileges(
        direction, privileges, target, grantee(direction), option());
  }

  private GrantStatement role(Direction direction) {
    in.expect("ROLE");
    String role = in.identifier();
    toOrFrom(direction);
    ObjectKind grantee = in.accept("USER") ? ObjectKind.USER : ObjectKind.ROLE;
    if (grantee == ObjectKind.ROLE) {
      in.expect("ROLE");
    }
    return new GrantStatement.Role(direction, role, grantee, in.identifier());
  }

  private void toOrFrom(Direction direction) {
    in.expect(direction == Direction.GRANT ? "TO" : "FROM");
  }

  /** Some words; ON ends them. */
  private String privilege() {
    StringBuilder words = new StringBuilder(word());
    while (!in.isNext("ON") && !in.peek().isSymbol(",")) {
      words.append(' ').append(word());
    }
    return words.toString().equals("ALL PRIVILEGES") ? "ALL" : words.toString();
  }

  private String word() {
    if (in.peek().kind() != Token.Kind.WORD) {
      throw in.unexpected();
    }
    return in.next().text();
  }

  private GrantStatement.Target target() {
    if (in.accept("ALL")) {
      ObjectKind kind = in.accept("TABLES") ? ObjectKind.TABLE : ObjectKind.VIEW;
      if (kind == ObjectKind.VIEW) {
        in.expect("VIEWS");
      }
      in.expect("IN", "SCHEMA");
      return new GrantStatement.AllIn(kind, in.name());
    }
    return object();
  }

  private GrantStatement.OneObject object() {
    if (in.accept("ACCOUNT")) {
      return new GrantStatement.OneObject(ObjectKind.ACCOUNT, List.of());
    }
    ObjectKind kind = kind();
    return new GrantStatement.OneObject(kind, in.name().parts());
  }

  private ObjectKind kind() {
    if (in.accept("ROW", "ACCESS", "POLICY")) {
      return ObjectKind.ROW_ACCESS_POLICY;
    }
    for (ObjectKind kind : ObjectKind.values()) {
      if (kind != ObjectKind.ACCOUNT && in.accept(kind.name())) {
        return kind;
      }
    }
    throw in.notEmulated("grants on this kind of object");
  }

  private String grantee(Direction direction) {
    toOrFrom(direction);
    in.accept("ROLE");
    return in.identifier();
  }

  private GrantStatement.Option option() {
    return in.accept("WITH", "GRANT", "OPTION")
        ? GrantStatement.Option.WITH
        : GrantStatement.Option.WITHOUT;
  }

  private GrantStatement ownership(Direction direction) {
    if (direction == Direction.REVOKE) {
      throw in.notEmulated("REVOKE OWNERSHIP");
    }
    GrantStatement.OneObject object = object();
    String role = grantee(direction);
    CurrentGrants current = CurrentGrants.NONE_EXPECTED;
    if (in.accept("COPY", "CURRENT", "GRANTS")) {
      current = CurrentGrants.COPY;
    } else if (in.accept("REVOKE", "CURRENT", "GRANTS")) {
      current = CurrentGrants.REVOKE;
    }
    return new GrantStatement.Ownership(object, role, current);
  }
}
