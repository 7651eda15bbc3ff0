package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.emulators.graph.AppSettings;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import com.claresia.hub.emulators.graph.GraphEmulator;
import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.limits.Budget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An emulated site over HTTPS, provisioned, with two applications as in production. */
final class LocalSite implements AutoCloseable {
  static final String OWNER = "aaaaaaaa-0000-0000-0000-000000000001";
  static final String APP = "aaaaaaaa-0000-0000-0000-000000000002";
  static final String SECRET = "correct horse battery staple";

  private static final SelfSigned CERTIFICATE = SelfSigned.named("emulator");
  private static final Path AUTHORITY = pem();

  private final GraphEmulator emulator;

  private LocalSite(GraphEmulator emulator) {
    this.emulator = emulator;
  }

  /** A site without a budget, with library and lists. */
  static LocalSite start() {
    return start(Budget.UNLIMITED);
  }

  static LocalSite start(Budget budget) {
    LocalSite site = bare(budget);
    site.provision();
    return site;
  }

  /** A site whose lists refuse to look at more rows than that. */
  static LocalSite withThreshold(int rows) {
    LocalSite site = started(settings().withThreshold(rows));
    site.provision();
    return site;
  }

  /** A site whose service shows one thing or another to prove who it is, instead of a secret. */
  static LocalSite withService(UnaryOperator<AppSettings> shown) {
    AppSettings app =
        shown.apply(AppSettings.named(APP)).granted(EmulatorSettings.SITE, Role.WRITE);
    LocalSite site = started(EmulatorSettings.inMemory(owner(), app));
    site.provision();
    return site;
  }

  /** A site whose minutes pass as those of that time. */
  static LocalSite inTime(Budget budget, Time time) {
    InstantSource clock = () -> Instant.ofEpochSecond(0, time.nanos());
    LocalSite site = started(settings().withBudget(budget).timed(Duration.ofHours(24), clock));
    site.provision();
    return site;
  }

  /** A site with nothing in it. */
  static LocalSite bare(Budget budget) {
    return started(settings().withBudget(budget));
  }

  private static LocalSite started(EmulatorSettings settings) {
    return new LocalSite(GraphEmulator.start(settings.overTls(CERTIFICATE.server())));
  }

  /** Makes library and lists, where they are not there. */
  void provision() {
    try (StorageAdministration administration = administration()) {
      administration.migrate();
    }
  }

  private static EmulatorSettings settings() {
    AppSettings app =
        AppSettings.named(APP).withSecret(SECRET).granted(EmulatorSettings.SITE, Role.WRITE);
    return EmulatorSettings.inMemory(owner(), app);
  }

  private static AppSettings owner() {
    return AppSettings.named(OWNER).withSecret(SECRET).permitted("Sites.FullControl.All");
  }

  private static Path pem() {
    try {
      Path file = Files.createTempFile("emulator", ".pem");
      file.toFile().deleteOnExit();
      Files.writeString(file, CERTIFICATE.certificatePem());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GraphEmulator emulator() {
    return emulator;
  }

  String dsn() {
    return "sharepoint://%s/sites/%s?tenant=%s&client=%s&graph=%s&authority=%s&ca=%s"
        .formatted(
            EmulatorSettings.HOST,
            EmulatorSettings.SITE,
            EmulatorSettings.TENANT,
            APP,
            emulator.origin(),
            emulator.origin(),
            AUTHORITY);
  }

  /** Settings in which little is waited for, with more, or others. */
  StorageSettings settings(Map<String, String> more) {
    return StorageSettings.of(all(more));
  }

  /** The same, by key. */
  Map<String, String> all(Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("dsn", dsn());
    all.put("client-secret", SECRET);
    all.put("owner-client", OWNER);
    all.put("owner-client-secret", SECRET);
    all.put("budget", "100000");
    all.put("refresh", "1");
    all.put("answer-timeout", "10");
    all.putAll(more);
    return all;
  }

  HubStore open() {
    return open(Map.of());
  }

  HubStore open(Map<String, String> more) {
    return new SharePointStorageBackend().open(settings(more));
  }

  StorageAdministration administration() {
    return new SharePointStorageBackend().administer(settings(Map.of()));
  }

  /** The library as whoever may do everything sees it. */
  Tampering tampering() {
    SharePointSettings settings =
        SharePointSettings.of(settings(Map.of()), SecretSources.ofThisProcess());
    return Tampering.with(settings.owner());
  }

  @Override
  public void close() {
    emulator.close();
  }
}
