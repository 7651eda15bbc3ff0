package com.claresia.hub.application.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.verification.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a copy would not be the same log, nothing is added to the target. */
class ACopyIsRefused {
  private final TwoStores stores = TwoStores.create();

  @Test
  void onTopOfAnotherLog() {
    stores.write(40);
    SampleRecords others = SampleRecords.of(stores.tenant, 31);
    stores.target.append(others.segment(stores.target.head(stores.tenant), 3));

    assertThat(stores.copy()).isEqualTo(new CopyResult.AnotherLog(0));

    assertThat(stores.target.head(stores.tenant).size()).isEqualTo(3);
  }

  @Test
  void onTopOfALogThatForkedFromIt() {
    stores.write(40);
    stores.copied();
    stores.write(40);
    stores.target.append(
        SampleRecords.of(stores.tenant, 31).segment(stores.target.head(stores.tenant), 3));

    assertThat(stores.copy()).isEqualTo(new CopyResult.AnotherLog(40));
  }

  @Test
  void ontoALogThatWentOnFromIt() {
    stores.write(40);
    stores.copied();
    stores.target.append(
        SampleRecords.of(stores.tenant, 31).segment(stores.target.head(stores.tenant), 3));

    assertThat(stores.copy()).isEqualTo(new CopyResult.TargetAhead(43, 40));
  }

  @Test
  void whileAnotherWriterIsAtTheTarget() {
    stores.write(2_500);
    SampleRecords others = SampleRecords.of(stores.tenant, 31);
    boolean[] done = {false};
    stores
        .target
        .faults()
        .beforeAppend(tenant -> {
          if (!done[0]) {
            done[0] = true;
            stores.target.append(others.segment(stores.target.head(tenant), 2));
          }
        });

    assertThat(stores.copy())
        .isEqualTo(new CopyResult.OtherWriter(stores.target.head(stores.tenant)));

    assertThat(stores.target.head(stores.tenant).size()).isEqualTo(2);
  }

  @Test
  void ofARecordWhoseContentWasAltered() {
    stores.write(10);
    stores.append(List.of(altered(stores.samples.take(1).getFirst())));
    stores.write(10);

    assertThat(stores.copy())
        .isInstanceOfSatisfying(
            CopyResult.SourceUnsound.class,
            unsound ->
                assertThat(unsound.findings())
                    .anySatisfy(finding -> assertThat(finding.from()).isEqualTo(10)));

    assertThat(stores.target.head(stores.tenant).size()).isZero();
  }

  private static HubRecord altered(HubRecord record) {
    byte[] bytes = record.canonical().clone();
    bytes[bytes.length / 2] ^= 1;
    return new HubRecord(record.metadata(), bytes, record.provenanceHash(), record.requestDigest());
  }

  @Test
  void ofARecordWhoseHashWasAlteredWithItsContent() {
    List<HubRecord> records = stores.write(10);
    InMemoryHubStore forged = InMemoryHubStore.create();
    forged.append(
        stores.samples.segment(
            forged.head(stores.tenant),
            records.stream().map(r -> r == records.get(4) ? forged(r) : r).toList()));
    stores.checkpoints().forEach(c -> forged.putCheckpoint(stores.tenant, c));
    TwoStores rest = new TwoStores(forged, stores.target);

    assertThat(rest.copy()).isInstanceOf(CopyResult.SourceUnsound.class);

    assertThat(stores.target.head(stores.tenant).size()).isZero();
  }

  private static HubRecord forged(HubRecord record) {
    byte[] bytes =
        new String(record.canonical(), StandardCharsets.UTF_8)
            .replace("\"gateway\"", "\"getaway\"")
            .getBytes(StandardCharsets.UTF_8);
    return new HubRecord(record.metadata(), bytes, Hash.sha256(bytes), record.requestDigest());
  }

  @Test
  void ofALogThatHasAnIdTwice() {
    TwoStores lax =
        new TwoStores(
            InMemoryHubStore.without(StoreCapability.UNIQUE_RECORD_IDS), InMemoryHubStore.create());
    HubRecord first = lax.write(5).getFirst();
    lax.append(List.of(lax.samples.next().id(first.id()).composed()));

    assertThat(lax.copy())
        .isInstanceOfSatisfying(
            CopyResult.SourceUnsound.class,
            unsound ->
                assertThat(unsound.findings()).extracting(Finding::from).containsExactly(5L));
  }
}
