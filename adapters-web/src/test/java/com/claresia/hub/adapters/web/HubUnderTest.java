package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.behind.SystemAlarm;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.TestLogKeys;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.server.Server;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * One real server over the store in memory, for all tests of this module: started at first use, on
 * loopback. Tests keep apart by using records of their own.
 */
final class HubUnderTest {
  /** A tenant whose log is not public. */
  static final TenantId DAINESE = new TenantId("dainese");

  /** Another tenant, whose log is public. */
  static final TenantId VENTURA = new TenantId("ventura");

  /** A tenant without a log key. */
  static final TenantId KEYLESS = new TenantId("keyless");

  /** How long the server waits for a slow client. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How many records wait before the Hub is busy. */
  static final int QUEUE = 600;

  /** What the server tells of its requests. */
  static final ObservedRequests OBSERVED = new ObservedRequests();

  /** What the relay found, as the probe is to show it. */
  static final Set<String> RELAY_FINDINGS = new ConcurrentSkipListSet<>();

  static final TestIssuer ISSUER = new TestIssuer();
  static final InMemoryHubStore STORE = InMemoryHubStore.create();
  static final TestLogKeys KEYS = new TestLogKeys().generate(DAINESE, 1).generate(VENTURA, 1);
  static final LogTiles TILES = new LogTiles(STORE, 1 << 20);
  static final IssueCheckpoint CHECKPOINTS =
      new IssueCheckpoint(
          STORE, KEYS, TILES, CheckpointMirror.none(), Clock.systemUTC(), new SystemAlarm());
  static final PrepareRecord PREPARATION = new PrepareRecord(Clock.systemUTC(), new SecureRandom());
  static final AppendRecords APPEND =
      new AppendRecords(
          PREPARATION, STORE, appendSettings(), UUID::randomUUID, List.of(CHECKPOINTS));

  static final WebSettings SETTINGS =
      new WebSettings(
          WebSettings.Tokens.of(
              TestIssuer.ISSUER,
              Set.of(TestIssuer.AUDIENCE),
              new WebSettings.KeySource.Text(ISSUER.jwks())),
          new WebSettings.Limits(640 * 1024, 64L << 20, PATIENCE, PATIENCE, 512, 4 << 20, 10_000),
          WebSettings.RequestLog.FAILURES);

  private static final Server SERVER = start();

  private HubUnderTest() {}

  private static AppendSettings appendSettings() {
    AppendSettings defaults = AppendSettings.defaults();
    return new AppendSettings(
        defaults.segmentRecords(),
        defaults.segmentBytes(),
        QUEUE,
        defaults.queueBytes(),
        Duration.ofSeconds(2),
        defaults.retryAfter(),
        defaults.firstBackOff(),
        defaults.lastBackOff());
  }

  static int port() {
    return SERVER.port();
  }

  static Api api() {
    return new Api(port());
  }

  private static Server start() {
    STORE.administration().addTenant(new TenantPolicy(DAINESE, LogAccess.BEARER));
    STORE.administration().addTenant(new TenantPolicy(VENTURA, LogAccess.PUBLIC));
    STORE.administration().addTenant(new TenantPolicy(KEYLESS, LogAccess.BEARER));
    Map<String, String> properties = new TreeMap<>(SETTINGS.serverProperties());
    Config config =
        ConfigProviderResolver.instance()
            .getBuilder()
            .withSources(MpConfigSources.create(properties))
            .build();
    return Server.builder().config(config).host("127.0.0.1").port(0).build().start();
  }
}
