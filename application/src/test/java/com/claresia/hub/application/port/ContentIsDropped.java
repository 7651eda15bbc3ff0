package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.HubRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dropping content: what goes, what stays, and the refusal where a store cannot. */
public interface ContentIsDropped extends StoreUnderTest {
  /** Where the store cannot do it, holds it to its refusal instead, and says so. */
  private boolean refusesToDrop(ContractTenant tenant, HubRecord record) {
    if (store().capabilities().contains(StoreCapability.DROPS_SINGLE_CONTENT)) {
      return false;
    }
    assertThatThrownBy(() -> store().dropContent(tenant.id(), List.of(record.id())))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(store().read(tenant.id(), record.id()).flatMap(StoredRecord::content)).isPresent();
    return true;
  }

  @Test
  default void contentGoesAndPlaceIdAndHashesStay() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(3);
    ChainHead head = tenant.head();
    HubRecord gone = records.get(1);
    if (refusesToDrop(tenant, gone)) {
      return;
    }

    assertThat(store().dropContent(tenant.id(), List.of(gone.id()))).isEqualTo(1);
    assertThat(store().dropContent(tenant.id(), List.of(gone.id()))).isZero();

    StoredRecord left = store().read(tenant.id(), gone.id()).orElseThrow();
    assertThat(left.content()).isEmpty();
    assertThat(left.seq()).isEqualTo(1);
    assertThat(left.provenanceHash()).isEqualTo(gone.provenanceHash());
    assertThat(left.requestDigest()).isEqualTo(gone.requestDigest());
    assertThat(tenant.head()).isEqualTo(head);
    assertThat(store().hashes(tenant.id(), tenant.everything()))
        .isEqualTo(records.stream().map(HubRecord::provenanceHash).toList());
  }

  @Test
  default void aDroppedRecordIsNoLongerFoundBySearch() {
    ContractTenant tenant = tenant();
    SampleRecord source = tenant.samples().next();
    SampleRecord record = tenant.samples().next().onBehalfOf("e.rossi").derivedFrom(source.id());
    if (refusesToDrop(tenant, tenant.append(source, record).getLast())) {
      return;
    }

    store().dropContent(tenant.id(), List.of(record.id()));

    assertThat(
            store()
                .query(
                    tenant.id(),
                    TheTimelineAnswersEveryCriterion.Asked.ALL.within(tenant.everything(), 10)))
        .extracting(StoredRecord::id)
        .containsExactly(source.id());
    assertThat(store().derivedFrom(tenant.id(), List.of(source.id()), 10)).isEmpty();
  }

  @Test
  default void aDroppedRecordIsScannedAsALeafWithoutContent() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(3);
    if (refusesToDrop(tenant, records.get(1))) {
      return;
    }
    store().dropContent(tenant.id(), List.of(records.get(1).id()));

    List<Boolean> withContent = new ArrayList<>();
    store()
        .scan(
            tenant.id(), tenant.everything(), leaf -> withContent.add(leaf.content().isPresent()));

    assertThat(withContent).containsExactly(true, false, true);
  }

  @Test
  default void aDroppedIdIsNeverFreeAgain() {
    ContractTenant tenant = tenant();
    HubRecord gone = tenant.append(1).getFirst();
    if (refusesToDrop(tenant, gone)) {
      return;
    }
    store().dropContent(tenant.id(), List.of(gone.id()));

    assertThat(store().readAll(tenant.id(), List.of(gone.id()))).hasSize(1);
    if (store().capabilities().contains(StoreCapability.UNIQUE_RECORD_IDS)) {
      assertThat(store().append(tenant.segment(tenant.samples().next().id(gone.id()))))
          .isEqualTo(new AppendOutcome.DuplicateRecord(Set.of(gone.id())));
    }
  }
}
