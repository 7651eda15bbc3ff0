package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in, as whom, and where a session begins. */
class ClientsLogIn {
  private static final Service SERVICE = Service.SHARED;
  private static final KeyPair KEYS = keys();

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String spki(KeyPair keys) {
    return Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  private static Connection connectByKey(String user, KeyPair keys) throws SQLException {
    Properties properties = SERVICE.properties(user);
    properties.put("privateKey", keys.getPrivate());
    properties.setProperty("authenticator", "snowflake_jwt");
    return DriverManager.getConnection(SERVICE.emulator().jdbcUrl(), properties);
  }

  private static Refusal refusal(String user, String password, Map<String, String> more) {
    return Service.refusal(() -> SERVICE.connect(user, password, more).close());
  }

  @Test
  void byPassword() throws SQLException {
    try (Connection connection = SERVICE.admin()) {
      assertThat(value(connection, "SELECT CURRENT_USER()")).isEqualTo("ADMIN");
    }
  }

  @ParameterizedTest
  @CsvSource({"ADMIN, wrong", "NOBODY, correct horse battery staple"})
  void notByAWrongPassword(String user, String password) {
    assertThat(refusal(user, password, Map.of()))
        .isEqualTo(new Refusal(390100, "08001", "Incorrect username or password was specified."));
  }

  @Test
  void notIntoAnotherAccount() {
    assertThat(refusal("ADMIN", Service.PASSWORD, Map.of("account", "elsewhere")).code())
        .isEqualTo(390100);
  }

  @Test
  void byKeyPair() throws SQLException {
    String user = fresh("KEYED");
    try (Connection admin = SERVICE.admin()) {
      run(admin, "CREATE USER " + user + " RSA_PUBLIC_KEY = '" + spki(KEYS) + "'");
    }

    try (Connection connection = connectByKey(user.toLowerCase(Locale.ROOT), KEYS)) {
      assertThat(value(connection, "SELECT CURRENT_USER() || ' ' || CURRENT_ROLE()"))
          .isEqualTo(user + " PUBLIC");
    }
  }

  @Test
  void notByAnotherKey() throws SQLException {
    String user = fresh("KEYED");
    try (Connection admin = SERVICE.admin()) {
      run(admin, "CREATE USER " + user + " RSA_PUBLIC_KEY = '" + spki(KEYS) + "'");
    }

    Refusal refusal = Service.refusal(() -> connectByKey(user, keys()).close());
    assertThat(refusal.code()).isEqualTo(390144);
    assertThat(refusal.state()).isEqualTo("08001");
  }

  @Test
  void byTheNewKeyWhileKeysAreRotated() throws SQLException {
    String user = fresh("KEYED");
    KeyPair next = keys();
    try (Connection admin = SERVICE.admin()) {
      run(
          admin,
          "CREATE USER " + user + " RSA_PUBLIC_KEY = '" + spki(KEYS) + "'",
          "ALTER USER " + user + " SET RSA_PUBLIC_KEY_2 = '" + spki(next) + "'");
      connectByKey(user, KEYS).close();
      connectByKey(user, next).close();

      run(admin, "ALTER USER " + user + " UNSET RSA_PUBLIC_KEY");
    }

    connectByKey(user, next).close();
    assertThat(Service.refusal(() -> connectByKey(user, KEYS).close()).code()).isEqualTo(390144);
  }

  @Test
  void withARoleTheyHave() throws SQLException {
    try (Connection connection =
        SERVICE.connect("ADMIN", Service.PASSWORD, Map.of("role", "sysadmin"))) {
      assertThat(value(connection, "SELECT CURRENT_ROLE()")).isEqualTo("SYSADMIN");
    }
  }

  @Test
  void notWithARoleTheyHaveNot() throws SQLException {
    String role = fresh("ROLE");
    try (Connection admin = SERVICE.admin()) {
      run(admin, "CREATE ROLE " + role);
    }

    Refusal refusal = refusal("ADMIN", Service.PASSWORD, Map.of("role", role));
    assertThat(refusal.code()).isEqualTo(390189);
    assertThat(refusal.message()).contains("is not granted to this user");
  }

  @Test
  void notWhenTheyAreDisabled() throws SQLException {
    String user = fresh("USER");
    try (Connection admin = SERVICE.admin()) {
      run(admin, "CREATE USER " + user + " PASSWORD = 'secret' DISABLED = TRUE");
    }

    assertThat(refusal(user, "secret", Map.of()).code()).isEqualTo(390101);
  }

  @Test
  void whereTheirRoleMaySeeNothingNoPlaceIsChosen() throws SQLException {
    String user = fresh("USER");
    try (Connection admin = SERVICE.admin()) {
      run(admin, "CREATE USER " + user + " PASSWORD = 'secret'");
    }

    try (Connection connection = SERVICE.connect(user, "secret", Map.of())) {
      assertThat(value(connection, "SELECT COALESCE(CURRENT_DATABASE(), 'none')"))
          .isEqualTo("none");
      assertThat(value(connection, "SELECT COALESCE(CURRENT_WAREHOUSE(), 'none')"))
          .isEqualTo("none");
    }
  }

  @Test
  void atTheirDefaults() throws SQLException {
    String user = fresh("USER");
    String role = fresh("ROLE");
    try (Connection admin = SERVICE.admin()) {
      run(
          admin,
          "CREATE ROLE " + role,
          "GRANT USAGE ON DATABASE HUB TO ROLE " + role,
          "GRANT USAGE ON SCHEMA HUB.PUBLIC TO ROLE " + role,
          "GRANT USAGE ON WAREHOUSE HUB_WH TO ROLE " + role,
          "CREATE USER "
              + user
              + " PASSWORD = 'secret' DEFAULT_ROLE = "
              + role
              + " DEFAULT_WAREHOUSE = HUB_WH DEFAULT_NAMESPACE = HUB.PUBLIC TYPE = SERVICE",
          "GRANT ROLE " + role + " TO USER " + user);
    }
    Properties properties = SERVICE.properties(user);
    properties.setProperty("password", "secret");
    properties.keySet().removeAll(Set.of("db", "schema", "warehouse"));

    try (Connection connection =
        DriverManager.getConnection(SERVICE.emulator().jdbcUrl(), properties)) {
      assertThat(
              value(
                  connection,
                  "SELECT CURRENT_ROLE() || ' ' || CURRENT_DATABASE() || ' ' || CURRENT_SCHEMA() || ' ' || CURRENT_WAREHOUSE()"))
          .isEqualTo(role + " HUB PUBLIC HUB_WH");
    }
  }
}
