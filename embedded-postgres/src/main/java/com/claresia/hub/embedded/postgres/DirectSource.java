package com.claresia.hub.embedded.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Asks the driver itself: DriverManager would load every driver there is on the class path. */
final class DirectSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties login = new Properties();
    login.put("user", Objects.requireNonNullElse(user, ""));
    login.put("password", Objects.requireNonNullElse(password, ""));
    return Objects.requireNonNull(new Driver().connect(getUrl(), login));
  }
}
