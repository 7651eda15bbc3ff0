package com.claresia.hub.bootstrap.own;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * A site of the Hub's own on the emulator of Microsoft Graph, in memory and over TLS. Its
 * administrator has registered three applications as a customer's would: one that provisions, the
 * Hub's, which may write to this site and nothing else, and an auditor's, which may read it. They
 * log in by certificate.
 */
public final class LocalSharePoint implements OwnStore {
  private static final String OWNER = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String SERVICE = "aaaaaaaa-0000-4000-8000-000000000002";
  private static final String AUDITOR = "aaaaaaaa-0000-4000-8000-000000000003";

  /** The most that the store's setting takes. */
  private static final long MOST_UNITS = 100_000;

  private final ScratchDirectory directory = ScratchDirectory.make("claresia-sharepoint-");
  private final Path authority;
  private final Path ownersKey;
  private final Path servicesKey;
  private final Path auditorsKey;
  private final SelfSigned server = SelfSigned.named("localhost");
  private final Budget budget;
  private final Map<String, String> more;
  private final GraphEmulator emulator;

  private LocalSharePoint(Budget budget, Map<String, String> more) {
    this.budget = budget;
    this.more = more;
    SelfSigned owner = SelfSigned.named("claresia-hub-owner");
    SelfSigned service = SelfSigned.named("claresia-hub");
    SelfSigned auditor = SelfSigned.named("claresia-hub-auditor");
    authority = write("authority.pem", server.certificatePem());
    ownersKey = write("owner.pem", owner.keyAndCertificatePem());
    servicesKey = write("service.pem", service.keyAndCertificatePem());
    auditorsKey = write("auditor.pem", auditor.keyAndCertificatePem());
    emulator =
        GraphEmulator.start(
            EmulatorSettings.inMemory(
                    AppSettings.named(OWNER)
                        .withCertificate(owner.certificate())
                        .permitted("Sites.FullControl.All"),
                    AppSettings.named(SERVICE)
                        .withCertificate(service.certificate())
                        .granted(EmulatorSettings.SITE, Role.WRITE),
                    AppSettings.named(AUDITOR)
                        .withCertificate(auditor.certificate())
                        .granted(EmulatorSettings.SITE, Role.READ))
                .overTls(server.server())
                .withBudget(budget));
  }

  /** Starts one whose budget nobody uses up, so that nothing waits for the minute to be over. */
  public static LocalSharePoint throwAway() {
    return new LocalSharePoint(Budget.UNLIMITED, Map.of());
  }

  /** Starts one like that in which no record gets a row: a long log is there sooner. */
  public static LocalSharePoint ofTheLogAlone() {
    return new LocalSharePoint(Budget.UNLIMITED, Map.of("view-types", "none"));
  }

  /** Starts one with the budget of the service's lowest tier. */
  public static LocalSharePoint ofTheLowestTier() {
    return new LocalSharePoint(Budget.LOWEST_TIER, Map.of());
  }

  private Path write(String name, String pem) {
    try {
      Path file =
          Files.createFile(
              directory.path().resolve(name),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, pem);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String backend() {
    return "sharepoint";
  }

  @Override
  public StorageSettings settings() {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("dsn", dsn(SERVICE, servicesKey));
    settings.put("owner-client", OWNER);
    settings.put("owner-certificate-file", ownersKey.toString());
    settings.put("index-directory", directory.path().toString());
    settings.put("budget", Long.toString(Math.min(budget.perMinute(), MOST_UNITS)));
    return StorageSettings.of(settings);
  }

  /** Where an auditor finds the site, who can only read it. */
  public String auditorsDsn() {
    return dsn(AUDITOR, auditorsKey);
  }

  /** How many resource units were charged to the auditor. */
  public long auditorsUnits() {
    return emulator.requests().unitsOf(AUDITOR);
  }

  private String dsn(String client, Path key) {
    return "sharepoint://%s/sites/%s?tenant=%s&client=%s&certificate=%s&graph=%6$s&authority=%6$s&ca=%7$s"
        .formatted(
            EmulatorSettings.HOST,
            EmulatorSettings.SITE,
            EmulatorSettings.TENANT,
            client,
            key,
            emulator.origin(),
            authority);
  }

  @Override
  public String nature() {
    return "emulated";
  }

  @Override
  public Tampering tampering(TenantId tenant) {
    return new SharePointTampering(emulator.direct(EmulatorSettings.SITE), tenant);
  }

  /** What the site's server is told and asked: faults, requests, units. */
  public GraphEmulator emulator() {
    return emulator;
  }

  /** The site's server, for a client to trust. */
  public SelfSigned server() {
    return server;
  }

  /** A token of the Hub's own application. */
  public String serviceToken() {
    return emulator.token(SERVICE);
  }

  /** It always does. */
  @Override
  public void closedByOwner() {}

  @Override
  public void close() {
    emulator.close();
    directory.close();
  }
}
