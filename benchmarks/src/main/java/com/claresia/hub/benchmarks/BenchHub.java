package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.demo.VendorSide;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.bootstrap.own.ScratchDirectory;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import com.claresia.hub.domain.tenancy.TenantId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** The Hub as it serves, whole, in this process, on a store whose data is thrown away. */
final class BenchHub implements AutoCloseable {
  static final TenantId TENANT = Development.DAINESE;

  private final ScratchDirectory scratch = ScratchDirectory.make("hub-bench-");
  private final Development development = Development.create();
  private final RunningHub running;

  /** On a new store of this kind. */
  BenchHub(BenchStore store) {
    this(store.backend(), store::throwAway);
  }

  /** On this store, which ends with the Hub. */
  BenchHub(String backend, Supplier<? extends OwnStore> store) {
    running = development.startOn(settings(backend, scratch.path()), store);
  }

  /** On a new store of this kind, with a control plane, which the caller ends. */
  BenchHub(BenchStore store, VendorSide vendor) {
    running = development.startOn(vendor.settings(), store::throwAway);
  }

  /** A Hub's settings, with its own data in that directory. */
  static HubSettings settings(String backend, Path directory) {
    return SettingsLoader.load(Map.of())
        .orThrow()
        .with(SettingsCatalogue.STORAGE_BACKEND, backend)
        .with(SettingsCatalogue.SERVER_HOST, "127.0.0.1")
        .with(SettingsCatalogue.SERVER_PORT, "0")
        .with(SettingsCatalogue.DATA_DIR, directory.toString());
  }

  RunningHub running() {
    return running;
  }

  /** The store it runs on. */
  OwnStore store() {
    return running.storage().own().orElseThrow();
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), running.uri().getPort());
  }

  /** A path of it, with a token that may read and write. */
  PostTarget target(String path) {
    String host = "127.0.0.1:" + running.uri().getPort();
    return new PostTarget(host, path, TENANT.value(), development.token(TENANT));
  }

  @Override
  public void close() {
    running.close();
    scratch.close();
  }
}
