package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.record.RecordId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lineage: the edges are found from their far end. */
public interface DerivedRecordsAreFound extends StoreUnderTest {
  @Test
  default void recordsMadeFromAnyOfTheseComeInOrderAndOnce() {
    ContractTenant tenant = tenant();
    SampleRecord source = tenant.samples().next();
    SampleRecord other = tenant.samples().next();
    SampleRecord one = tenant.samples().next().derivedFrom(source.id());
    SampleRecord both = tenant.samples().next().derivedFrom(other.id(), source.id());
    SampleRecord neither = tenant.samples().next().derivedFrom(one.id());
    tenant.append(source, other, one, both, neither);

    List<RecordId> sources = List.of(source.id(), other.id());
    assertThat(store().derivedFrom(tenant.id(), sources, 10)).containsExactly(one.id(), both.id());
    assertThat(store().derivedFrom(tenant.id(), sources, 1)).containsExactly(one.id());
  }

  @Test
  default void edgesMayLeadToIdsThatNobodyKnows() {
    ContractTenant tenant = tenant();
    RecordId nobody = new RecordId(UUID.randomUUID());
    SampleRecord record = tenant.samples().next().derivedFrom(nobody);
    tenant.append(record);

    assertThat(store().derivedFrom(tenant.id(), List.of(nobody), 10)).containsExactly(record.id());
    assertThat(store().derivedFrom(tenant.id(), List.of(record.id()), 10)).isEmpty();
  }
}
