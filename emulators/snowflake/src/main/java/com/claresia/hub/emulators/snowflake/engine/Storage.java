package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.translate.H2Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The H2 database behind the emulator, in memory or in a directory. */
public final class Storage implements AutoCloseable {
  // NULL is the highest value in Snowflake's orders. H2 waits for a lock in short turns, so that an
  // aborted statement does not go on waiting; the statement tries again until its own time is up.
  private static final String OPTIONS =
      ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=100";
  private static final Map<String, String> FUNCTIONS = functions();

  private final JdbcDataSource source = new JdbcDataSource();
  private final Connection keeper;

  private Storage(String place) {
    source.setURL("jdbc:h2:" + place + OPTIONS);
    source.setUser("EMULATOR");
    try {
      keeper = source.getConnection();
      prepare();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the database at " + place, e);
    }
  }

  /** Opens the database in that directory. */
  public static Storage keptIn(Path directory) {
    return new Storage("file:" + directory.toAbsolutePath().resolve("snowflake"));
  }

  /** Opens a new database in memory. */
  public static Storage inMemory() {
    return new Storage("mem:snowflake-" + UUID.randomUUID());
  }

  private static Map<String, String> functions() {
    Map<String, String> functions = new LinkedHashMap<>();
    functions.put("TEXT", "text");
    functions.put("BYTES", "bytes");
    functions.put("LENGTH", "length");
    functions.put("WALL_CLOCK", "wallClock");
    functions.put("TO_VARCHAR", "toVarchar");
    functions.put("TO_BINARY", "toBinary");
    functions.put("HEX_ENCODE", "hexEncode");
    functions.put("HEX_DECODE_BINARY", "hexDecode");
    functions.put("BASE64_ENCODE", "base64Encode");
    functions.put("BASE64_DECODE_BINARY", "base64Decode");
    functions.put("SHA2", "sha2");
    functions.put("SHA2_BINARY", "sha2Binary");
    functions.put("PARSE_JSON", "parseJson");
    functions.put("TRY_PARSE_JSON", "tryParseJson");
    functions.put("TO_JSON", "toJson");
    functions.put("FITS", "fits");
    functions.put("JSON_PART", "jsonPart");
    functions.put("SPLIT", "split");
    functions.put("ARRAYS_OVERLAP", "arraysOverlap");
    return Map.copyOf(functions);
  }

  private void prepare() throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + H2Sql.OWN_SCHEMA);
      for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
        statement.execute(
            "CREATE ALIAS IF NOT EXISTS %s DETERMINISTIC FOR '%s.%s'"
                .formatted(
                    H2Sql.own(function.getKey()),
                    H2Functions.class.getName(),
                    function.getValue()));
      }
    }
  }

  /** A new connection that commits when it is told to. */
  public Connection open() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** A new connection that may do anything, with that schema as its default. */
  public Connection superuser(String schema) throws SQLException {
    Connection connection = source.getConnection();
    connection.setSchema(schema);
    return connection;
  }

  /** Ends the database; what is kept in a directory is written out. */
  @Override
  public void close() {
    try (Statement statement = keeper.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the database", e);
    }
  }
}
