package com.claresia.hub.application.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.prove.ProveResult;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ACopyIsTheSameLog {
  private final TwoStores stores = TwoStores.create();

  @Test
  void everyRecordAndItsProofAreTheSame() {
    List<HubRecord> records = new ArrayList<>(stores.write(700));
    records.addAll(stores.write(300));

    CopyResult.Copied copied = stores.copied();

    assertThat(copied.size()).isEqualTo(1_000);
    assertThat(copied.copied()).isEqualTo(1_000);
    assertThat(copied.root()).isEqualTo(stores.source.head(stores.tenant).root());
    assertThat(stores.target.head(stores.tenant)).isEqualTo(stores.source.head(stores.tenant));
    ProveRecord before = proofs(stores.source);
    ProveRecord after = proofs(stores.target);
    for (HubRecord record : records) {
      assertThat(read(stores.target, record.id()))
          .usingRecursiveComparison()
          .isEqualTo(read(stores.source, record.id()));
      ProveResult proof = after.prove(stores.tenant, record.id());
      assertThat(proof).isInstanceOf(ProveResult.Proven.class);
      assertThat(proof)
          .usingRecursiveComparison()
          .isEqualTo(before.prove(stores.tenant, record.id()));
    }
  }

  private ProveRecord proofs(HubStore store) {
    LogTiles tiles = new LogTiles(store, 1 << 20);
    IssueCheckpoint checkpoints =
        new IssueCheckpoint(
            store,
            stores.hub.keys(),
            tiles,
            CheckpointMirror.none(),
            stores.hub.time(),
            stores.hub.time());
    return new ProveRecord(store, tiles, checkpoints);
  }

  private StoredRecord read(HubStore store, RecordId id) {
    return store.read(stores.tenant, id).orElseThrow();
  }

  @Test
  void checkpointsAreTheSameBytes() {
    stores.write(10);
    stores.write(20);
    StoredCheckpoint newest = stores.source.latestCheckpoint(stores.tenant).orElseThrow();
    stores.source.putCheckpoint(
        stores.tenant,
        new StoredCheckpoint(
            newest.size(),
            newest.root(),
            newest.issuedAt(),
            newest.note() + "— witness.example AAAAAAAA\n"));

    assertThat(stores.copied().checkpoints()).isEqualTo(2);

    assertThat(stores.target.checkpoints(stores.tenant)).isEqualTo(stores.checkpoints()).hasSize(2);
    assertThat(stores.copied().checkpoints()).isZero();
  }

  @Test
  void aLogWithoutRecordsIsCopied() {
    CopyResult.Copied copied = stores.copied();

    assertThat(copied.size()).isZero();
    assertThat(copied.copied()).isZero();
    assertThat(stores.target.head(stores.tenant).size()).isZero();
  }

  @Test
  void leavesWithoutContentStayWhatTheyAre() {
    List<HubRecord> records = stores.write(40);
    BareLeaf lost = BareLeaf.ofHash(stores.samples.take(1).getFirst().provenanceHash());
    stores.append(List.of(lost));
    stores.write(5);
    stores.source.dropContent(
        stores.tenant, List.of(records.get(7).id(), records.get(8).id(), records.get(39).id()));

    CopyResult.Copied copied = stores.copied();

    assertThat(copied.withoutContent()).isEqualTo(4);
    assertThat(read(stores.target, records.get(8).id()))
        .isEqualTo(read(stores.source, records.get(8).id()));
    assertThat(read(stores.target, lost.id())).isEqualTo(read(stores.source, lost.id()));
    assertThat(report(stores.target).findings())
        .isEqualTo(report(stores.source).findings())
        .extracting(Finding::from)
        .containsExactly(7L, 8L, 39L, 40L);
  }

  private VerificationReport report(HubStore store) {
    VerificationRequest request = stores.request().verification();
    return new VerifyChain(store).verify(request, VerificationProgress.silent());
  }

  @Test
  void aSecondCopyBringsWhatCameSince() {
    stores.write(600);
    stores.copied();
    stores.write(50);

    CopyResult.Copied second = stores.copied();

    assertThat(second.alreadyThere()).isEqualTo(600);
    assertThat(second.copied()).isEqualTo(50);
    assertThat(stores.target.head(stores.tenant)).isEqualTo(stores.source.head(stores.tenant));
    assertThat(stores.target.checkpoints(stores.tenant)).isEqualTo(stores.checkpoints());
  }

  @Test
  void whatWasErasedSinceIsDroppedInTheCopyToo() {
    HubRecord erased = stores.write(30).get(12);
    stores.copied();
    stores.source.dropContent(stores.tenant, List.of(erased.id()));

    assertThat(stores.copied().dropped()).isEqualTo(1);

    assertThat(read(stores.target, erased.id()).content()).isEmpty();
    assertThat(stores.copied().dropped()).isZero();
  }

  @Test
  void whatWasErasedSinceAndCannotBeDroppedIsNamed() {
    TwoStores rigid =
        new TwoStores(
            InMemoryHubStore.create(),
            InMemoryHubStore.without(StoreCapability.DROPS_SINGLE_CONTENT));
    HubRecord erased = rigid.write(30).get(12);
    rigid.copied();
    rigid.source.dropContent(rigid.tenant, List.of(erased.id()));

    assertThat(rigid.copy())
        .isInstanceOfSatisfying(
            CopyResult.CopyUnequal.class,
            unequal ->
                assertThat(unequal.findings())
                    .extracting(Finding::detail)
                    .singleElement()
                    .asString()
                    .contains(erased.id().toString()));
  }

  @Test
  void whatTheSourceTakesInMeanwhileIsForTheNextTime() {
    stores.write(100);
    stores.target.faults().beforeAppend(tenant -> stores.write(1));

    CopyResult.Copied first = stores.copied();

    assertThat(first.size()).isEqualTo(100);
    stores.target.faults().beforeAppend(tenant -> {});
    assertThat(stores.copied().size()).isEqualTo(101);
    assertThat(stores.target.checkpoints(stores.tenant)).isEqualTo(stores.checkpoints());
  }

  @Test
  void aCheckWritesNothing() {
    stores.write(20);

    CopyResult ready =
        new CopyLog(stores.source, stores.target, UUID::randomUUID)
            .check(stores.request(), CopyProgress.silent());

    assertThat(ready).isEqualTo(new CopyResult.Ready(20, 0));
    assertThat(stores.target.head(stores.tenant).size()).isZero();
    assertThat(stores.target.hashes(stores.tenant, new SeqRange(0, 0))).isEmpty();
  }
}
