package com.claresia.hub.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The server process of a cluster, found by the cluster's own pid file; also one left behind. */
record Postmaster(Path cluster, ProcessHandle process) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(5);

  /** The process that runs the cluster now, whoever started it. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path pidFile = pidFile(cluster);
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty()
        ? Optional.empty()
        : find(cluster, Long.parseLong(lines.getFirst().strip()));
  }

  /** Only where it is a postgres: after a crash of the machine the pid may be another program's. */
  private static Optional<Postmaster> find(Path cluster, long pid) {
    return ProcessHandle.of(pid)
        .filter(p -> p.info().command().filter(c -> c.endsWith("/postgres")).isPresent())
        .map(process -> new Postmaster(cluster, process));
  }

  /**
   * Ends it as {@code pg_ctl stop -m fast} does: sessions are cut off, transactions rolled back.
   */
  void stop() {
    signal("INT");
    if (!gone()) {
      crash();
    }
  }

  /** Ends it as {@code pg_ctl stop -m immediate} does: at once, with recovery at the next start. */
  void crash() {
    signal("QUIT");
    if (!gone()) {
      throw new IllegalStateException("PostgreSQL does not stop, process " + process.pid());
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("cannot signal process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Polled: of a process that is not its child, Java hears only after a second or more. The pid
   * file goes last of all; the process may linger as a zombie.
   */
  private boolean gone() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (runs() && System.nanoTime() < deadline && !Thread.interrupted()) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return !runs();
  }

  private boolean runs() {
    return process.isAlive() && Files.exists(pidFile(cluster));
  }

  private static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}
