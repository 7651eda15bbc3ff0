package com.claresia.hub.benchmarks;

import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.port.SegmentLimits;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a benchmark needs of a kind of store, and what its bare driver can do. */
interface BenchStore {
  /** That of this backend, if there is one. */
  static Optional<BenchStore> named(String backend) {
    return switch (backend) {
      case "postgres" -> Optional.of(new BenchPostgres());
      case "sharepoint" -> Optional.of(new BenchSharePoint());
      case "snowflake" -> Optional.of(new BenchSnowflake());
      default -> Optional.empty();
    };
  }

  /** The backend's name. */
  String backend();

  /** Starts one whose data is gone once it is closed. */
  OwnStore throwAway();

  /** Whether what it holds can be kept for the next run. */
  default boolean keeps() {
    return false;
  }

  /** Starts one that keeps what it holds in the folder, if it can keep anything. */
  default OwnStore start(Path folder) {
    return throwAway();
  }

  /** How many records a log is filled with, unless told otherwise. */
  long records();

  /** Whether it only stands in for a service, so that the line to it can be made longer. */
  default boolean isEmulated() {
    return false;
  }

  /** Lets each statement or request to an emulated store take so much longer. */
  default void delay(OwnStore store, Duration each) {
    throw new UnsupportedOperationException(backend() + " is not emulated");
  }

  /** How taking in packs a filled log's segments. */
  default AppendSettings packing(SegmentLimits limits) {
    return AppendSettings.defaults().within(limits);
  }

  /** Where a verifier finds the log, and how it logs in. */
  default String verifiersDsn(OwnStore store, StorageSettings settings) {
    return VerifierArguments.withLogin(settings);
  }

  /** What else is told of a filled log, by name. */
  default Map<String, Long> figures(OwnStore store, TenantId tenant) {
    return Map.of();
  }

  /** What was charged for verifying until now, where a store charges. */
  default OptionalLong verifiersUnits(OwnStore store) {
    return OptionalLong.empty();
  }

  /** Inserts these contents as the Hub's own login, through the bare driver. */
  BareInserts inserts(OwnStore store, TenantId tenant, List<byte[]> contents);

  /** Reads the contents of every place below {@code size}, through the bare driver. */
  Side reads(OwnStore store, TenantId tenant, long size, int connections);
}
