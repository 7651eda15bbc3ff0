package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.record.HubRecord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids: refused within the append, or found before it, as the store says of itself. */
public interface KnownIdsStayTaken extends StoreUnderTest {
  @Test
  default void anIdIsFoundAsSoonAsItsSegmentIsDurable() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(4);

    assertThat(store().readAll(tenant.id(), records.stream().map(HubRecord::id).toList()))
        .extracting(StoredRecord::id)
        .containsExactlyInAnyOrderElementsOf(records.stream().map(HubRecord::id).toList());
  }

  private boolean refusesKnownIds() {
    return store().capabilities().contains(StoreCapability.UNIQUE_RECORD_IDS);
  }

  @Test
  default void everyTakenIdIsNamedAndNothingIsStoredOrItIsLeftToTheWriter() {
    ContractTenant tenant = tenant();
    List<HubRecord> known = tenant.append(3);
    SampleRecord fresh = tenant.samples().next();
    Segment segment =
        tenant.segment(
            tenant.samples().next().id(known.get(2).id()),
            fresh,
            tenant.samples().next().id(known.get(0).id()));

    AppendOutcome outcome = store().append(segment);

    if (!refusesKnownIds()) {
      assertThat(outcome).isInstanceOf(AppendOutcome.Appended.class);
      return;
    }
    assertThat(outcome)
        .isEqualTo(new DuplicateRecord(Set.of(known.get(0).id(), known.get(2).id())));
    assertThat(tenant.head().size()).isEqualTo(3);
    assertThat(store().read(tenant.id(), fresh.id())).isEmpty();
  }

  @Test
  default void theRestOfARefusedSegmentCanBeSentAgain() {
    ContractTenant tenant = tenant();
    HubRecord known = tenant.append(1).getFirst();
    SampleRecord fresh = tenant.samples().next();
    if (refusesKnownIds()) {
      store().append(tenant.segment(fresh, tenant.samples().next().id(known.id())));
    }

    tenant.append(fresh);

    assertThat(tenant.head().size()).isEqualTo(2);
    assertThat(store().read(tenant.id(), known.id()).map(StoredRecord::provenanceHash))
        .contains(known.provenanceHash());
  }

  @Test
  default void anotherTenantMayUseTheSameId() {
    ContractTenant one = tenant();
    ContractTenant other = tenant();
    HubRecord record = one.append(1).getFirst();

    HubRecord namesake = other.append(other.samples().next().id(record.id())).getFirst();

    assertThat(store().read(other.id(), record.id()).map(StoredRecord::provenanceHash))
        .contains(namesake.provenanceHash());
    assertThat(store().read(one.id(), record.id()).map(StoredRecord::provenanceHash))
        .contains(record.provenanceHash());
  }
}
