package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places, hashes and envelopes are shown, of the right records and of no other. */
public interface TheFeedShowsNoContent extends StoreUnderTest {
  @Test
  default void telemetryEventsHaveEnvelopesAndNothingElseHas() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = new ArrayList<>(tenant.append(eachType(tenant)));
    records.addAll(tenant.append(eachType(tenant)));

    List<FeedEntry> entries = store().feed().read(tenant.id(), tenant.everything());

    assertThat(entries).isEqualTo(expected(records, 0));
    assertThat(entries).filteredOn(entry -> entry.envelope().isPresent()).hasSize(2);
  }

  @Test
  default void whatWasMeasuredComesBackToTheDigit() {
    ContractTenant tenant = tenant();
    SampleRecord failed = tenant.samples().next(RecordType.TELEMETRY_EVENT);
    failed.body(
        "{\"cost_usd_estimate\":1e-7,\"latency_ms\":9007199254740991,\"payload\":{\"note\":\"x\"},"
            + "\"success\":false,\"tokens_in\":0,\"tokens_out\":1}");
    List<HubRecord> records = tenant.append(failed, tenant.samples().next(RecordType.OUTPUT));

    List<FeedEntry> entries = store().feed().read(tenant.id(), new SeqRange(0, 1));

    Envelope envelope = entries.getFirst().envelope().orElseThrow();
    assertThat(envelope).isEqualTo(records.getFirst().metadata().envelope().orElseThrow());
    assertThat(envelope.success()).isFalse();
    assertThat(envelope.latencyMs()).isEqualTo(9007199254740991L);
    assertThat(envelope.costUsdEstimate()).isEqualTo(1e-7);
  }

  @Test
  default void anyRangeCanBeReadAndNoneBeyondTheHead() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(40);
    EnvelopeFeed feed = store().feed();

    assertThat(feed.head(tenant.id())).isEqualTo(tenant.head());
    assertThat(feed.read(tenant.id(), new SeqRange(17, 23)))
        .isEqualTo(expected(records.subList(17, 23), 17));
    assertThat(feed.read(tenant.id(), new SeqRange(40, 40))).isEmpty();
    assertThatThrownBy(() -> feed.read(tenant.id(), new SeqRange(39, 41)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> feed.read(tenant.id(), new SeqRange(0, EnvelopeFeed.MAX_ENTRIES + 1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void anEventWhoseContentIsGoneHasItsHashOnly() {
    ContractTenant tenant = tenant();
    SampleRecord event = tenant.samples().next(RecordType.TELEMETRY_EVENT);
    HubRecord record = tenant.append(event).getFirst();
    if (store().capabilities().contains(StoreCapability.DROPS_SINGLE_CONTENT)) {
      store().dropContent(tenant.id(), List.of(record.id()));

      assertThat(store().feed().read(tenant.id(), tenant.everything()))
          .containsExactly(new FeedEntry(0, record.provenanceHash(), Optional.empty()));
      assertThat(store().feed().counts(tenant.id(), tenant.everything()))
          .isEqualTo(new RecordCounts(0, 0));
    }
  }

  @Test
  default void outputsOfInvocationsAndTelemetryEventsAreCounted() {
    ContractTenant tenant = tenant();
    tenant.append(
        tenant.samples().next(RecordType.OUTPUT).skill("summariser", "scribe", "run-1"),
        tenant.samples().next(RecordType.OUTPUT),
        tenant.samples().next(RecordType.TELEMETRY_EVENT),
        tenant.samples().next(RecordType.DECISION).skill("summariser", "scribe", "run-1"));
    tenant.append(
        tenant.samples().next(RecordType.TELEMETRY_EVENT),
        tenant.samples().next(RecordType.OUTPUT).skill("summariser", "scribe", "run-2"));
    EnvelopeFeed feed = store().feed();

    assertThat(feed.counts(tenant.id(), new SeqRange(2, 2))).isEqualTo(new RecordCounts(0, 0));
    assertThat(feed.counts(tenant.id(), new SeqRange(0, 4))).isEqualTo(new RecordCounts(1, 1));
    assertThat(feed.counts(tenant.id(), new SeqRange(1, 6))).isEqualTo(new RecordCounts(1, 2));
  }

  @Test
  default void theFeedNamesTenantsAndKeepsCosignedCheckpoints() {
    ContractTenant tenant = tenant();
    HubRecord record = tenant.append(1).getFirst();
    StoredCheckpoint signed =
        new StoredCheckpoint(
            1, record.provenanceHash(), Instant.parse("2026-05-03T08:15:30.456Z"), "signed\n");
    store().putCheckpoint(tenant.id(), signed);
    StoredCheckpoint cosigned =
        new StoredCheckpoint(1, signed.root(), signed.issuedAt(), "signed\ncosigned\n");

    store().feed().putCheckpoint(tenant.id(), cosigned);

    assertThat(store().feed().tenants()).contains(tenant.id());
    assertThat(store().feed().newestCheckpoints(tenant.id(), 3)).containsExactly(cosigned);
    assertThat(store().latestCheckpoint(tenant.id())).contains(cosigned);
  }

  private static SampleRecord[] eachType(ContractTenant tenant) {
    return Arrays.stream(RecordType.values())
        .map(type -> tenant.samples().next(type))
        .toArray(SampleRecord[]::new);
  }

  private static List<FeedEntry> expected(List<HubRecord> records, long first) {
    List<FeedEntry> entries = new ArrayList<>();
    for (HubRecord record : records) {
      entries.add(
          new FeedEntry(
              first + entries.size(), record.provenanceHash(), record.metadata().envelope()));
    }
    return entries;
  }
}
