package com.claresia.hub.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.telemetry.Relay;
import com.claresia.hub.adapters.telemetry.RelayEvents;
import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.memory.ControlPlaneFaults.Sizes;
import com.claresia.hub.application.memory.InMemoryControlPlane;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is amiss stands in the log once and in the probe while it holds; and what halts is proven.
 */
class WhatTheRelayTellsHolds {
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 20260503L);
  private final InMemoryControlPlane controlPlane =
      InMemoryControlPlane.serving(hub.keys(), hub.time());

  @AfterEach
  void close() {
    hub.close();
  }

  /** One Hub's reports, over the store of that Hub. */
  private RelayReports reports(InMemoryHub of) {
    return new RelayReports(
        of.records(),
        new Findings(of.events()),
        of.checkpoints(),
        new LossProof(controlPlane, of.store()::extent, hub.keys()::verifiers),
        OptionalInt.of(3),
        of.time());
  }

  private Relay relay(InMemoryHub of, RelayReports reports) {
    return new Relay(
        new Relay.Parts(
            of.store().feed(),
            controlPlane,
            controlPlane.cosigner().verifiers(),
            reports,
            of.time()),
        of.time(),
        new Random(17));
  }

  private void output() {
    hub.created(
        tenant, samples.next(RecordType.OUTPUT).skill("summariser", "scribe", "run-1").request());
  }

  private List<String> events(InMemoryHub of) {
    TimelineQuery all =
        new TimelineQuery(
            Optional.of(RecordType.GOVERNANCE_EVENT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new SeqRange(0, of.store().head(tenant).size()),
            100,
            1 << 20);
    return of.store().query(tenant, all).stream()
        .map(StoredRecord::content)
        .map(content -> new String(content.orElseThrow(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void aGapIsAnEventOnceForAllHubsAndAWarningUntilItIsGone() {
    RelayReports first = reports(hub);
    RelayReports second = reports(hub);
    Relay one = relay(hub, first);
    Relay two = relay(hub, second);
    output();
    one.signal(tenant);
    two.signal(tenant);
    hub.time().pass(Duration.ofMinutes(30));
    Relay restarted = relay(hub, reports(hub));
    restarted.signal(tenant);
    hub.time().pass(Duration.ofMinutes(5));

    assertThat(first.findings()).containsExactly("data.telemetry_gap");
    assertThat(second.findings()).containsExactly("data.telemetry_gap");
    assertThat(events(hub))
        .singleElement()
        .asString()
        .contains(
            "{\"detail\":{\"at_least\":1,\"missing\":\"telemetry events\"},"
                + "\"kind\":\"data.telemetry_gap\",\"severity\":\"warning\"}");

    hub.created(tenant, samples.next(RecordType.TELEMETRY_EVENT).request());
    one.signal(tenant);
    hub.time().pass(Duration.ofMinutes(2));

    assertThat(first.findings()).isEmpty();
    assertThat(second.findings()).isEmpty();
  }

  @Test
  void anEventThatWasRefusedIsRaisedAgain() {
    RelayReports reports = reports(hub);
    hub.records().halt(tenant, "for a while");
    reports.schemaWanted(tenant, 4);
    assertThat(reports.findings()).containsExactly("admin.schema_outdated");
    hub.records().resume(tenant);
    assertThat(events(hub)).isEmpty();

    awaitEvent(() -> reports.schemaWanted(tenant, 4));

    reports.schemaWanted(tenant, 3);
    assertThat(reports.findings()).isEmpty();
  }

  @Test
  void whoTakesTheEventsIdDoesNotSilenceIt() {
    RecordId id =
        RecordId.derived(tenant, new Submitter("hub", "findings"), "admin.schema_outdated 3 4", 0);
    hub.created(
        tenant,
        """
        {"type":"decision","record_id":"%s","occurred_at":"2026-05-03T08:15:30Z",
         "actor":{"kind":"employee","id":"me"},
         "body":{"title":"t","outcome":"o","rationale":"r"}}
        """
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8));
    RelayReports reports = reports(hub);

    awaitEvent(() -> reports.schemaWanted(tenant, 4));

    assertThat(events(hub).getFirst())
        .contains("admin.schema_outdated")
        .doesNotContain(id.toString());
  }

  private void awaitEvent(Runnable tellsAgain) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (events(hub).isEmpty() && System.nanoTime() < end) {
      tellsAgain.run();
    }
    assertThat(events(hub)).hasSize(1);
  }

  @Test
  void aSizeThatNoSignatureProvesHaltsNobodyAndIsTold() {
    RelayReports reports = reports(hub);
    Relay relay = relay(hub, reports);
    hub.created(tenant, samples.next().request());
    relay.signal(tenant);
    hub.time().pass(A_MOMENT);
    controlPlane.faults().claim(truth -> new Sizes(truth.acknowledged() + 500, truth.witnessed()));
    hub.created(tenant, samples.next().request());
    relay.signal(tenant);
    hub.time().pass(Duration.ofMinutes(5));

    assertThat(hub.records().halted()).isEmpty();
    assertThat(reports.findings()).containsExactly("data.control_plane_ahead");
    assertThat(events(hub))
        .singleElement()
        .asString()
        .contains("\"kind\":\"data.control_plane_ahead\",\"severity\":\"critical\"");
    hub.created(tenant, samples.next().request());

    controlPlane.faults().tellTheTruth();
    hub.time().pass(Duration.ofMinutes(3));

    assertThat(reports.findings()).isEmpty();
    assertThat(controlPlane.acknowledged(tenant)).hasSize(4);
  }

  @Test
  void aLossThatTheLogsOwnSignatureProvesHaltsUntilItIsMadeGood() {
    Relay relay = relay(hub, reports(hub));
    for (int i = 0; i < 10; i++) {
      hub.created(tenant, samples.next().request());
    }
    relay.signal(tenant);
    hub.time().pass(A_MOMENT);
    assertThat(controlPlane.checkpoint(tenant)).isPresent();
    InMemoryHub restored = InMemoryHub.on(InMemoryHubStore.create());
    restored.tenant("dainese");
    restored.store().append(SampleRecords.of(tenant, 1).segment(restored.store().head(tenant), 4));
    RelayReports there = reports(restored);

    assertThat(there.haltIfLost(tenant)).isTrue();
    assertThat(restored.records().append(InMemoryHub.request(tenant, samples.next().request())))
        .isInstanceOfSatisfying(
            AppendResult.Halted.class,
            halted -> assertThat(halted.reason()).contains("4 records").contains("with 10"));
    // A smaller number that nobody signed does not let it write again.
    there.level(tenant, 4);
    assertThat(restored.records().halted()).containsKey(tenant);
    there.level(tenant, 10);
    assertThat(restored.records().halted()).isEmpty();
    assertThat(reports(hub).haltIfLost(tenant)).isFalse();
    restored.close();
  }

  @Test
  void aLargerCheckpointOfAnothersIsNoProof() {
    InMemoryHub stranger = InMemoryHub.create();
    stranger.tenant("dainese");
    stranger.store().append(samples.segment(stranger.store().head(tenant), 4));
    stranger.checkpoints().appended(tenant, stranger.store().head(tenant));
    InMemoryControlPlane others = InMemoryControlPlane.serving(stranger.keys(), stranger.time());
    Relay relay =
        new Relay(
            new Relay.Parts(
                stranger.store().feed(),
                others,
                others.cosigner().verifiers(),
                RelayEvents.none(),
                stranger.time()),
            stranger.time(),
            new Random(17));
    relay.signal(tenant);
    stranger.time().pass(A_MOMENT);
    assertThat(others.checkpoint(tenant)).isPresent();

    LossProof proof = new LossProof(others, hub.store()::extent, hub.keys()::verifiers);

    assertThat(proof.of(tenant)).isEmpty();
    stranger.close();
  }
}
