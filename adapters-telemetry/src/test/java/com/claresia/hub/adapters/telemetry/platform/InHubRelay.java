package com.claresia.hub.adapters.telemetry.platform;

import com.claresia.hub.adapters.telemetry.ControlPlaneSettings;
import com.claresia.hub.adapters.telemetry.DirectoryEgressLedger;
import com.claresia.hub.adapters.telemetry.Incompleteness;
import com.claresia.hub.adapters.telemetry.MutualTlsControlPlane;
import com.claresia.hub.adapters.telemetry.Relay;
import com.claresia.hub.adapters.telemetry.RelayEvents;
import com.claresia.hub.application.behind.SystemAlarm;
import com.claresia.hub.application.memory.TestNoteKeys;
import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The relay as the Hub runs it, over the same store to a control plane of its own. */
final class InHubRelay {
  private InHubRelay() {}

  /** Tells of the first cosignature. */
  private record Told(CountDownLatch cosigned) implements RelayEvents {
    @Override
    public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {
      cosigned.countDown();
    }

    @Override
    public void behind(TenantId tenant, long acknowledgedSize, long storedSize) {}

    @Override
    public void level(TenantId tenant, long storedSize) {}

    @Override
    public void forked(TenantId tenant, String detail) {}

    @Override
    public void incomplete(TenantId tenant, Incompleteness gap) {}

    @Override
    public void complete(TenantId tenant) {}

    @Override
    public void schemaWanted(TenantId tenant, int version) {}
  }

  /** Relays all there is until it is cosigned; answers what left. */
  static List<String> relay(
      RealStore of, ControlPlaneProcess to, ClientCertificate client, Path directory)
      throws InterruptedException {
    UUID process = UUID.randomUUID();
    ControlPlaneSettings settings =
        new ControlPlaneSettings(
            URI.create(to.url()),
            client.keyStore(),
            ClientCertificate.PASSPHRASE,
            Optional.of(to.serverCertificate()),
            Duration.ofSeconds(5));
    Told told = new Told(new CountDownLatch(1));
    try (EgressLedger ledger = ledger(directory, process);
        MutualTlsControlPlane reached = new MutualTlsControlPlane(settings, ledger, process);
        SystemAlarm alarm = new SystemAlarm()) {
      Relay.Parts parts =
          new Relay.Parts(
              of.store().feed(),
              reached,
              List.of(TestNoteKeys.verifier(to.cosigner())),
              told,
              Clock.systemUTC());
      try (Relay relay = new Relay(parts, alarm, new Random(1))) {
        relay.signal(of.tenant());
        if (!told.cosigned().await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("the Hub's own relay had nothing cosigned");
        }
      }
    }
    return whatLeft(of.tenant(), directory);
  }

  private static EgressLedger ledger(Path directory, UUID process) {
    return new DirectoryEgressLedger(directory, Duration.ofDays(1), Clock.systemUTC(), process);
  }

  /** The bodies in a ledger, byte for byte, each behind its kind and fate. */
  static List<String> whatLeft(TenantId tenant, Path directory) {
    List<String> left = new ArrayList<>();
    try (EgressLedger ledger = ledger(directory, UUID.randomUUID())) {
      ledger.replay(
          tenant,
          sent ->
              left.add(
                  sent.kind()
                      + " "
                      + sent.fate()
                      + "\n"
                      + new String(sent.body(), StandardCharsets.ISO_8859_1)));
    }
    return left;
  }
}
