package com.claresia.hub.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a server is to run.
 *
 * @param home directory of the cluster, its password and its log; empty for a throw-away one
 * @param port TCP port on loopback; 0 for a free one, drawn once and kept over restarts
 * @param binaries where the server's programs are unpacked, once for all servers of a user
 * @param parameters server parameters ({@code postgresql.conf}) beside the ones that make it
 *     durable
 */
public record ServerSettings(
    Optional<Path> home, int port, Path binaries, Map<String, String> parameters) {
  private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");
  // They pass through a shell on their way to the server, so that only harmless ones are taken.
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.,:%+/-]*");

  /** Checks the port and the parameters. */
  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a TCP port: " + port);
    }
    parameters = Map.copyOf(parameters);
    parameters.forEach(ServerSettings::check);
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a server parameter, or not a plain value: " + name);
    }
  }

  /**
   * A server whose cluster is deleted when it is closed. It may keep more of its log before it
   * writes pages out in earnest, which for data that nobody keeps is work for nothing.
   */
  public static ServerSettings throwAway() {
    Map<String, String> rarely = Map.of("max_wal_size", "8GB", "checkpoint_timeout", "30min");
    return new ServerSettings(Optional.empty(), 0, defaultBinaries(), rarely);
  }

  /** A server whose cluster is made in {@code home} where there is none, and kept. */
  public static ServerSettings keptIn(Path home) {
    return new ServerSettings(Optional.of(home), 0, defaultBinaries(), Map.of());
  }

  /** The same on a fixed port. */
  public ServerSettings onPort(int fixed) {
    return new ServerSettings(home, fixed, binaries, parameters);
  }

  /** The same with its programs elsewhere. */
  public ServerSettings binariesIn(Path directory) {
    return new ServerSettings(home, port, directory, parameters);
  }

  /** The same with one server parameter set. */
  public ServerSettings with(String parameter, String value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(parameter, value);
    return new ServerSettings(home, port, binaries, more);
  }

  private static Path defaultBinaries() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path root =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return root.resolve("claresia-hub").resolve("postgres");
  }
}
