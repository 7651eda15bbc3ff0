package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;

/** A statement about who may do what. */
public sealed interface GrantStatement extends Statement {

  /** Whether it gives or takes. */
  enum Direction {
    /** GRANT. */
    GRANT,
    /** REVOKE. */
    REVOKE
  }

  /** Privileges on objects, to or from a role. */
  record Privileges(
      Direction direction, List<String> privileges, Target target, String role, Option option)
      implements GrantStatement {
    /** Copies the privileges. */
    public Privileges {
      privileges = List.copyOf(privileges);
    }
  }

  /** Whether the role may pass on what it is granted. */
  enum Option {
    /** WITH GRANT OPTION. */
    WITH,
    /** Nothing said. */
    WITHOUT
  }

  /** What privileges are on. */
  sealed interface Target {}

  /** One object; of the account no name. */
  record OneObject(ObjectKind kind, List<String> name) implements Target {}

  /** All tables or views that a schema holds now. */
  record AllIn(ObjectKind kind, Name schema) implements Target {}

  /** A role, to or from a user or another role. */
  record Role(Direction direction, String role, ObjectKind granteeKind, String grantee)
      implements GrantStatement {}

  /** OWNERSHIP of an object. */
  record Ownership(OneObject object, String role, CurrentGrants currentGrants)
      implements GrantStatement {}

  /** What becomes of the grants on an object whose owner changes. */
  enum CurrentGrants {
    /** They stay. */
    COPY,
    /** They go. */
    REVOKE,
    /** There may be none. */
    NONE_EXPECTED
  }
}
