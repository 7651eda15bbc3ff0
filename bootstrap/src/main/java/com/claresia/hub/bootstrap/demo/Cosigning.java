package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.Relaying;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The steps about the control plane: what it knows, that no payload is in it, and that a cut line
 * costs nothing but time.
 */
final class Cosigning {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SHOWN = 4;

  private final RunningHub running;
  private final VendorSide vendor;
  private final Narrator narrator;
  private final Relaying relaying;

  Cosigning(RunningHub running, VendorSide vendor, Narrator narrator) {
    this.running = running;
    this.vendor = vendor;
    this.narrator = narrator;
    this.relaying =
        running.hub().relaying().orElseThrow(() -> new DemoFailure("the Hub has no control plane"));
  }

  /** Waits until all that is stored is cosigned, and tells what the control plane knows of it. */
  void awaitAndShow(HubClient main) {
    Instant begin = Instant.now();
    awaitAll();
    narrator.step(
        "cosign",
        Narrator.count(acknowledged())
            + " hashes and "
            + Narrator.count(envelopes())
            + " envelopes left",
        "ok   " + Narrator.seconds(Duration.between(begin, Instant.now())));
    JsonObject known = vendor.client(main.tenant()).get("/v1/usage?group_by=skill");
    known.getJsonArray("groups").getValuesAs(JsonObject.class).stream()
        .limit(SHOWN)
        .map(Cosigning::line)
        .forEach(narrator::detail);
  }

  private static String line(JsonObject skill) {
    return String.format(
        Locale.ROOT,
        "%-18s %,6d runs %,6d ok   p95 %,6.0f ms %,10d tokens  $%.2f",
        skill.getString("skill"),
        skill.getJsonNumber("invocations").longValue(),
        skill.getJsonNumber("successes").longValue(),
        skill.getJsonObject("latency_ms").getJsonNumber("p95").doubleValue(),
        skill.getJsonNumber("tokens_in").longValue()
            + skill.getJsonNumber("tokens_out").longValue(),
        skill.getJsonNumber("cost_usd_estimate").doubleValue());
  }

  /** Looks for what these records say in all that left. */
  void searchForPayload(List<JsonObject> records) {
    new LeakSearch(vendor, Payload.of(records)).tell(narrator);
  }

  /** Cuts the line, has something done meanwhile, mends it and waits until all is cosigned. */
  void cut(Supplier<Long> meanwhile) {
    vendor.controlPlane().line().cut();
    long records = meanwhile.get();
    if (relaying.status().orElseThrow().lagRecords() < records) {
      throw new DemoFailure("records left over a line that was cut");
    }
    vendor.controlPlane().line().mend();
    Instant begin = Instant.now();
    awaitAll();
    narrator.step(
        "cut",
        "the line is cut, " + Narrator.count(records) + " records are taken in",
        "caught up in " + Narrator.seconds(Duration.between(begin, Instant.now())));
  }

  private void awaitAll() {
    for (TenantId tenant : Development.tenants()) {
      long size = running.hub().store().head(tenant).size();
      if (!relaying.awaitCosigned(tenant, size, PATIENCE)) {
        throw new DemoFailure("the " + size + " records of " + tenant + " are not cosigned");
      }
    }
  }

  private long acknowledged() {
    return sum(LogState::acknowledgedSize);
  }

  /** Envelopes that the control plane says it has. */
  long envelopes() {
    return sum(LogState::envelopes);
  }

  private long sum(ToLongFunction<LogState> figure) {
    return Development.tenants().stream()
        .flatMap(tenant -> relaying.state(tenant).stream())
        .mapToLong(figure)
        .sum();
  }

  /** Bytes that left, before compression. */
  long egressBytes() {
    return relaying.egressBytes();
  }
}
