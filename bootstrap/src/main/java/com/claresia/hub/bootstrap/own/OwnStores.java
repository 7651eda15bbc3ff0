package com.claresia.hub.bootstrap.own;

import com.claresia.hub.application.port.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The stores of which the Hub can start one of its own. */
public final class OwnStores {
  private static final SortedMap<String, Supplier<OwnStore>> THROW_AWAY =
      new TreeMap<>(
          Map.of(
              "postgres",
              LocalPostgres::throwAway,
              "sharepoint",
              LocalSharePoint::throwAway,
              "snowflake",
              LocalSnowflake::throwAway));

  private OwnStores() {}

  /** The backends that have one, in order. */
  public static List<String> names() {
    return List.copyOf(THROW_AWAY.keySet());
  }

  /**
   * Starts one for that backend, whose data is gone once it is closed.
   *
   * @throws InvalidSettings if that backend has none
   */
  public static OwnStore throwAway(String backend) {
    Supplier<OwnStore> start = THROW_AWAY.get(backend);
    if (start == null) {
      throw new InvalidSettings(
          List.of(
              new InvalidSettings.Problem(
                  "backend",
                  "there is no store of the Hub's own for " + backend,
                  "there is: " + String.join(", ", names()))));
    }
    return start.get();
  }
}
