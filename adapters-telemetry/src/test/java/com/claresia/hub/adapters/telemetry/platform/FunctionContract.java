package com.claresia.hub.adapters.telemetry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.memory.TestNoteKeys;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds on every platform: the packaged function, called through the platform's own runtime,
 * relays a real store to a real control plane just as the Hub would.
 */
public abstract class FunctionContract {
  private static final TenantId TENANT = new TenantId("dainese");
  private static final int OF_EACH_TYPE = 800;
  private static final int TYPES = 6;

  @TempDir private static Path directory;

  private static ControlPlaneProcess ofTheHub;
  private static ControlPlaneProcess ofTheFunction;
  private static ClientCertificate client;
  private static RealStore store;

  /** For subclasses. */
  protected FunctionContract() {}

  /** Starts the packaged function with these settings; it is called later. */
  protected abstract RunningFunction start(Map<String, String> environment, Path workPlace);

  @BeforeAll
  static void startWhatIsReal() throws Exception {
    ofTheHub = ControlPlaneProcess.start(Files.createDirectory(directory.resolve("vendor-1")));
    ofTheFunction = ControlPlaneProcess.start(Files.createDirectory(directory.resolve("vendor-2")));
    client = ClientCertificate.make(directory, "dainese-relay");
    store = RealStore.create(TENANT);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> register(ofTheHub)),
            CompletableFuture.runAsync(() -> register(ofTheFunction)))
        .get();
  }

  private static void register(ControlPlaneProcess controlPlane) {
    controlPlane.url();
    controlPlane.register(
        TENANT, client.certificate(), store.keys().verifierKeys(TENANT).getFirst());
  }

  @AfterAll
  static void stopWhatIsReal() {
    ofTheHub.close();
    ofTheFunction.close();
    store.store().close();
  }

  private static Map<String, String> environment(Path egress) {
    Map<String, String> environment = new TreeMap<>(store.environment());
    environment.put("HUB_CONTROL_PLANE_URL", ofTheFunction.url());
    environment.put("HUB_CONTROL_PLANE_KEYSTORE", client.keyStore().toString());
    environment.put(
        "HUB_CONTROL_PLANE_KEYSTORE_PASSPHRASE_FILE", client.passphraseFile().toString());
    environment.put("HUB_CONTROL_PLANE_TRUST", ofTheFunction.serverCertificate().toString());
    environment.put("HUB_CONTROL_PLANE_COSIGNER_KEYS", ofTheFunction.cosignerFile().toString());
    environment.put("HUB_EGRESS_DIR", egress.toString());
    return environment;
  }

  private static void assertCosigned(long size) {
    StoredCheckpoint newest = store.store().newestCheckpoints(TENANT, 1).getFirst();
    assertThat(newest.size()).isEqualTo(size);
    assertThat(
            SignedCheckpoint.parse(newest.note())
                .orThrow()
                .newestCosignature(List.of(TestNoteKeys.verifier(ofTheFunction.cosigner()))))
        .isPresent();
  }

  private static String caughtUp(long size, long sent) {
    return "{\"well\":true,\"tenants\":[{\"tenant_id\":\"dainese\",\"acknowledged_size\":%d,\"sent\":%d,\"cosigned_size\":%d,\"state\":\"caught_up\"}]}"
        .formatted(size, sent, size);
  }

  private static void assertNoSecret(ChildProcess process) {
    assertThat(process.said())
        .noneMatch(line -> line.contains(RealStore.RELAY_PASSWORD))
        .noneMatch(line -> line.contains(ClientCertificate.PASSPHRASE));
  }

  @Test
  void whatLeavesIsByteForByteWhatTheHubsOwnRelaySendsAndIsCosigned(@TempDir Path here)
      throws Exception {
    int size = OF_EACH_TYPE * TYPES;
    StoredCheckpoint signed = store.append(OF_EACH_TYPE);
    List<String> fromTheHub =
        InHubRelay.relay(store, ofTheHub, client, here.resolve("egress-of-the-hub"));
    store.store().putCheckpoint(TENANT, signed);
    Path egress = here.resolve("egress");

    try (RunningFunction function = start(environment(egress), here)) {
      assertThat(function.call()).contains(caughtUp(size, size));

      List<String> left = InHubRelay.whatLeft(TENANT, egress);
      assertThat(left).hasSizeGreaterThanOrEqualTo(3).isEqualTo(fromTheHub);
      assertCosigned(size);

      // The platform freezes it; meanwhile its connections are cut, and the log grows.
      function.process().freeze();
      store.cutTheRelayOff();
      store.append(10);
      function.process().thaw();

      assertThat(function.call()).contains(caughtUp(size + 60, 60));
      assertCosigned(size + 60);
      assertNoSecret(function.process());
    }
  }

  @Test
  void aCallThatSomebodyHasToLookAtIsAFailedOne(@TempDir Path here) {
    Map<String, String> nobodyThere = environment(here.resolve("egress"));
    nobodyThere.put("HUB_CONTROL_PLANE_URL", "https://localhost:1");
    nobodyThere.put("HUB_RELAY_BUDGET", "500ms");

    try (RunningFunction function = start(nobodyThere, here)) {
      assertThatThrownBy(function::call).isInstanceOf(RunningFunction.CallFailed.class);

      String told = function.process().await(0, line -> line.contains("{\"well\":false"));
      assertThat(told).contains("\"state\":\"waits\",\"reason\":\"localhost:1 did not answer");
      assertNoSecret(function.process());
    }
  }
}
