package com.claresia.hub.verifier;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.emulators.graph.AppSettings;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import com.claresia.hub.emulators.graph.GraphEmulator;
import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.claresia.hub.emulators.graph.control.DirectAccess;
import com.claresia.hub.emulators.graph.directory.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

/** A provisioned site on the emulator, over TLS, one for all tests; its auditor may read alone. */
final class SharePointSite {
  private static final String OWNER = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String SERVICE = "aaaaaaaa-0000-4000-8000-000000000002";
  private static final String AUDITOR = "aaaaaaaa-0000-4000-8000-000000000003";
  private static final SharePointSite SHARED = new SharePointSite();

  private final SelfSigned server = SelfSigned.named("localhost");
  private final SelfSigned login = SelfSigned.named("claresia-hub");
  private final Path authority = file("authority", server.certificatePem());
  private final Path key = file("key", login.keyAndCertificatePem());
  private final GraphEmulator emulator;

  private SharePointSite() {
    emulator =
        GraphEmulator.start(
            EmulatorSettings.inMemory(
                    app(OWNER).permitted("Sites.FullControl.All"),
                    app(SERVICE).granted(EmulatorSettings.SITE, Role.WRITE),
                    app(AUDITOR).granted(EmulatorSettings.SITE, Role.READ))
                .overTls(server.server()));
    try (StorageAdministration owner = backend().administer(settings(authority.getParent()))) {
      owner.migrate();
    }
  }

  static SharePointSite shared() {
    return SHARED;
  }

  static StorageBackend backend() {
    return ServiceLoader.load(StorageBackend.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(backend -> backend.name().equals("sharepoint"))
        .findFirst()
        .orElseThrow();
  }

  private AppSettings app(String client) {
    return AppSettings.named(client).withCertificate(login.certificate());
  }

  private static Path file(String name, String pem) {
    try {
      Path file = Files.createTempFile(name, ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a configuration would hold of it. */
  StorageSettings settings(Path indexDirectory) {
    return StorageSettings.of(
        Map.of(
            "dsn",
            dsn(SERVICE),
            "owner-client",
            OWNER,
            "owner-certificate-file",
            key.toString(),
            "budget",
            "100000",
            "view-types",
            "none",
            "index-directory",
            indexDirectory.toString()));
  }

  /** Where the auditor finds it. */
  String auditorsDsn() {
    return dsn(AUDITOR);
  }

  private String dsn(String client) {
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

  /** The site as whoever may do everything there has it. */
  DirectAccess direct() {
    return emulator.direct(EmulatorSettings.SITE);
  }
}
