package com.claresia.hub.emulators.snowflake;

import com.claresia.hub.emulators.snowflake.engine.HybridTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How an emulator is to run.
 *
 * @param account its name, kept in upper case
 * @param users from the start; the first one has ACCOUNTADMIN and may grant to the others
 * @param database with a schema PUBLIC, made at first
 * @param warehouse made at first
 * @param hybridTables whether the account has them
 * @param state directory in which it is kept; empty for one in memory
 * @param port on loopback; 0 for a free one
 * @param tls for HTTPS; empty for HTTP
 * @param timing what time has to do with
 */
public record EmulatorSettings(
    String account,
    List<UserSettings> users,
    String database,
    String warehouse,
    HybridTables hybridTables,
    Optional<Path> state,
    int port,
    Optional<SSLContext> tls,
    Timing timing) {

  /** The account of {@link #inMemory}. */
  public static final String ACCOUNT = "EMULATOR";

  /** The database of {@link #inMemory}. */
  public static final String DATABASE = "HUB";

  /** The warehouse of {@link #inMemory}. */
  public static final String WAREHOUSE = "HUB_WH";

  /**
   * What time has to do with.
   *
   * @param staleness how old the state may be that hybrid tables show to sessions which did not
   *     write it; the service promises less than 100 ms; zero for never
   * @param detachedAfter after what silence a client counts as gone; the service waits 5 minutes
   * @param tokenValidity how long a session token holds
   * @param masterValidity how long a session can be renewed
   * @param patience after what time a client is told to ask again for a result
   */
  public record Timing(
      Duration staleness,
      Duration detachedAfter,
      Duration tokenValidity,
      Duration masterValidity,
      Duration patience) {

    /** As in the service, but without stale reads. */
    public static Timing asInTheService() {
      return new Timing(
          Duration.ZERO,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofSeconds(45));
    }
  }

  /** Checks the port and that there is an administrator. */
  public EmulatorSettings {
    account = account.toUpperCase(Locale.ROOT);
    users = List.copyOf(users);
    if (users.isEmpty()) {
      throw new IllegalArgumentException("an account needs a user");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a TCP port: " + port);
    }
  }

  /** An emulator over HTTP that forgets all when it is closed. */
  public static EmulatorSettings inMemory(UserSettings administrator) {
    return new EmulatorSettings(
        ACCOUNT,
        List.of(administrator),
        DATABASE,
        WAREHOUSE,
        HybridTables.AVAILABLE,
        Optional.empty(),
        0,
        Optional.empty(),
        Timing.asInTheService());
  }

  /** The same with one more user. */
  public EmulatorSettings with(UserSettings user) {
    List<UserSettings> more = new ArrayList<>(users);
    more.add(user);
    return new EmulatorSettings(
        account, more, database, warehouse, hybridTables, state, port, tls, timing);
  }

  /** The same for an account of another name. */
  public EmulatorSettings named(String other) {
    return new EmulatorSettings(
        other, users, database, warehouse, hybridTables, state, port, tls, timing);
  }

  /** The same without hybrid tables, as trial accounts are. */
  public EmulatorSettings withoutHybridTables() {
    return new EmulatorSettings(
        account, users, database, warehouse, HybridTables.UNAVAILABLE, state, port, tls, timing);
  }

  /** The same with its state kept. */
  public EmulatorSettings keptIn(Path directory) {
    return new EmulatorSettings(
        account,
        users,
        database,
        warehouse,
        hybridTables,
        Optional.of(directory),
        port,
        tls,
        timing);
  }

  /** The same on a fixed port. */
  public EmulatorSettings onPort(int fixed) {
    return new EmulatorSettings(
        account, users, database, warehouse, hybridTables, state, fixed, tls, timing);
  }

  /** The same over HTTPS. */
  public EmulatorSettings overTls(SSLContext context) {
    return new EmulatorSettings(
        account,
        users,
        database,
        warehouse,
        hybridTables,
        state,
        port,
        Optional.of(context),
        timing);
  }

  /** The same with another timing. */
  public EmulatorSettings timed(Timing other) {
    return new EmulatorSettings(
        account, users, database, warehouse, hybridTables, state, port, tls, other);
  }

  /** The same with reads of hybrid tables that may be that old. */
  public EmulatorSettings withStaleReads(Duration staleness) {
    return timed(
        new Timing(
            staleness,
            timing.detachedAfter(),
            timing.tokenValidity(),
            timing.masterValidity(),
            timing.patience()));
  }
}
