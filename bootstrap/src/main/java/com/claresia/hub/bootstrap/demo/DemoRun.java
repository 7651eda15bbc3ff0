package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.OrderlyStop;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.demo.DemoOptions.Afterwards;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.bootstrap.own.ScratchDirectory;
import com.claresia.hub.bootstrap.own.TamperingFailed;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Sets up what the demo needs, runs it, and takes it down again. */
public final class DemoRun {
  private final DemoOptions options;
  private final String version;
  private final Terminal terminal;
  private final Instant begin = Instant.now();

  /** Runs with these options and tells about it on that terminal. */
  public DemoRun(DemoOptions options, String version, Terminal terminal) {
    this.options = options;
    this.version = version;
    this.terminal = terminal;
  }

  /** Runs it and says whether all of it held. */
  public boolean run() throws InterruptedException {
    try (ScratchDirectory directory = ScratchDirectory.make("claresia-demo-")) {
      return run(directory.path());
    }
  }

  private boolean run(Path directory) throws InterruptedException {
    Path mirror = directory.resolve("checkpoints");
    terminal.progress(terminal.inked(Ink.DIM, "starting the control plane, the store and the Hub"));
    Development development = Development.create();
    try (VendorSide vendor = VendorSide.start(directory, settings(directory, mirror));
        RunningHub running = development.startThrowAway(vendor.settings())) {
      OrderlyStop stop = OrderlyStop.of(running);
      boolean held = show(running, development, vendor, mirror);
      if (held && options.afterwards() == Afterwards.SERVE) {
        announce(running, development);
        stop.await();
      }
      stop.forget();
      return held;
    }
  }

  private HubSettings settings(Path directory, Path mirror) {
    return SettingsLoader.load(Map.of())
        .settings()
        .with(SettingsCatalogue.STORAGE_BACKEND, options.backend())
        .with(SettingsCatalogue.SERVER_HOST, "127.0.0.1")
        .with(SettingsCatalogue.SERVER_PORT, "0")
        .with(SettingsCatalogue.DATA_DIR, directory.toString())
        .with(SettingsCatalogue.CHECKPOINT_MIRROR, mirror.toString());
  }

  private boolean show(
      RunningHub running, Development development, VendorSide vendor, Path mirror) {
    terminal.say(
        terminal.inked(Ink.BOLD, "claresia-hub " + version)
            + " · JDK "
            + Runtime.version().feature()
            + " · "
            + product(running)
            + " (throw-away)");
    try {
      report(new Demo(options, running, development, vendor, mirror, terminal).run());
      return true;
    } catch (DemoFailure | TamperingFailed failed) {
      terminal.say(terminal.inked(Ink.BAD, "The demo stops here: ") + failed.getMessage());
      return false;
    }
  }

  private static String product(RunningHub running) {
    String nature = running.storage().own().map(OwnStore::nature).orElse("");
    return switch (running.storage().store().health()) {
      case StoreHealth.Ready(String detail) ->
          nature + " " + detail.replaceFirst(", schema version.*", "");
      case StoreHealth.NotReady notReady -> nature + " store";
    };
  }

  private void report(Demo.Result result) {
    BigDecimal seconds =
        BigDecimal.valueOf(Duration.between(begin, Instant.now()).toMillis(), 3)
            .setScale(1, RoundingMode.HALF_UP);
    terminal.data(
        Json.createObjectBuilder()
            .add("backend", options.backend())
            .add("records", result.records())
            .add("tenants", result.tenants())
            .add("verified", result.verified())
            .add("tampered_found", result.tamperedFound())
            .add("cosigned", result.cosigned())
            .add("envelopes", result.envelopes())
            .add("egress_bytes", result.egressBytes())
            .add("seconds", seconds)
            .build()
            .toString());
    if (options.afterwards() == Afterwards.END) {
      terminal.say(terminal.inked(Ink.DIM, "Next: ./hub demo --serve · ./hub verify --help"));
    }
  }

  private void announce(RunningHub running, Development development) {
    terminal.say("");
    terminal.say("What was altered is put back. The Hub serves at " + running.uri());
    for (TenantId tenant : Development.tenants()) {
      terminal.say("");
      terminal.say(terminal.inked(Ink.BOLD, tenant.value()));
      terminal.say(terminal.inked(Ink.DIM, development.token(tenant)));
    }
    terminal.say("");
    terminal.say("Ctrl-C ends it and deletes the data.");
  }
}
