package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger as files, one for each tenant, hour and process: {@code
 * TENANT/2026-05-03T08.PROCESS.egress}. A file holds each body behind a line that says when it left
 * and how long it is, and a line on what became of it; bodies are as they were, so that any tool
 * can read them. What is older than the retention goes when the next hour begins, also where
 * nothing is sent in it. Thread-safe; several processes may share a directory.
 */
public final class DirectoryEgressLedger implements EgressLedger {
  private static final Logger LOG = System.getLogger(DirectoryEgressLedger.class.getName());

  private final Path directory;
  private final Duration retention;
  private final Clock clock;
  private final UUID process;
  private final Map<TenantId, LedgerFile> open = new ConcurrentHashMap<>();
  private final Map<TenantId, Instant> expired = new ConcurrentHashMap<>();

  /**
   * A ledger in a directory, which is made where it is missing.
   *
   * @param process distinguishes this process's files from others'
   */
  public DirectoryEgressLedger(Path directory, Duration retention, Clock clock, UUID process) {
    this.directory = directory;
    this.retention = retention;
    this.clock = clock;
    this.process = process;
  }

  @Override
  public Consumer<Fate> keep(TenantId tenant, Kind kind, byte[] body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    LedgerFile file =
        open.compute(
            tenant,
            (t, current) ->
                current != null && current.hour().equals(hour) ? current : turn(t, hour, current));
    long number = file.add(now, kind, body);
    return fate -> file.tell(number, fate);
  }

  private LedgerFile turn(TenantId tenant, Instant hour, LedgerFile current) {
    Path own = directory.resolve(tenant.value());
    try {
      OwnerOnly.createDirectories(own);
      deleteBefore(own, hour.minus(retention));
      LedgerFile next = LedgerFile.create(own, hour, process);
      if (current != null) {
        current.close();
      }
      return next;
    } catch (IOException e) {
      throw new StoreUnavailable("the egress ledger " + own + " cannot be written", e);
    }
  }

  @Override
  public void expire(TenantId tenant) {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    if (hour.equals(expired.put(tenant, hour))) {
      return;
    }
    Path own = directory.resolve(tenant.value());
    try {
      deleteBefore(own, hour.minus(retention));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "old files of the egress ledger " + own + " stay", e);
    }
  }

  private static void deleteBefore(Path own, Instant hour) throws IOException {
    for (Path file : files(own)) {
      if (LedgerFile.hourOf(file).isBefore(hour.truncatedTo(ChronoUnit.HOURS))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Path> files(Path own) throws IOException {
    if (Files.notExists(own)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(own)) {
      return all.filter(LedgerFile::isOne).sorted().toList();
    }
  }

  @Override
  public void replay(TenantId tenant, Consumer<Sent> sink) {
    Path own = directory.resolve(tenant.value());
    try {
      // One hour at a time, so that no more than that is in memory.
      for (List<Path> hour : hours(own)) {
        List<LedgerReader.Entry> entries =
            hour.stream()
                .flatMap(file -> LedgerReader.entries(file).stream())
                .sorted(Comparator.comparing(LedgerReader.Entry::sentAt))
                .toList();
        for (LedgerReader.Entry entry : entries) {
          sink.accept(entry.read(tenant));
        }
      }
    } catch (IOException e) {
      throw new StoreUnavailable("the egress ledger " + own + " cannot be read", e);
    }
  }

  private static Collection<List<Path>> hours(Path own) throws IOException {
    return files(own).stream()
        .collect(Collectors.groupingBy(LedgerFile::hourOf, TreeMap::new, Collectors.toList()))
        .values();
  }

  @Override
  public void close() {
    open.values().forEach(LedgerFile::close);
    open.clear();
  }
}
