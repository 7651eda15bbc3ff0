package com.claresia.hub.emulators.snowflake.sql;

import java.util.Set;

/** What CREATE USER and ALTER USER take. */
final class UserProperties {
  static final Set<String> KNOWN =
      Set.of(
          "COMMENT",
          "DEFAULT_NAMESPACE",
          "DEFAULT_ROLE",
          "DEFAULT_SECONDARY_ROLES",
          "DEFAULT_WAREHOUSE",
          "DISABLED",
          "DISPLAY_NAME",
          "LOGIN_NAME",
          "MUST_CHANGE_PASSWORD",
          "PASSWORD",
          "RSA_PUBLIC_KEY",
          "RSA_PUBLIC_KEY_2",
          "TYPE");

  private UserProperties() {}
}
