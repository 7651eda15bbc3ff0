package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.ActorKind;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Appending: a segment is there whole, in order, once it was said to be. */
public interface SegmentsAreCommittedWhole extends StoreUnderTest {
  @Test
  default void anEmptyChainHasSizeZero() {
    assertThat(tenant().head()).isEqualTo(ChainHead.empty());
  }

  @Test
  default void anAppendAnswersTheHeadAfterIt() {
    ContractTenant tenant = tenant();
    Segment segment = tenant.segment(3);

    AppendOutcome outcome = store().append(segment);

    ChainHead after = ChainHead.of(segment.frontierAfter());
    assertThat(outcome).isEqualTo(new AppendOutcome.Appended(after));
    assertThat(tenant.head()).isEqualTo(after);
  }

  @Test
  default void theExtentIsTheSizeOfAnUndamagedChain() {
    ContractTenant tenant = tenant();
    assertThat(store().extent(tenant.id())).isZero();
    tenant.append(3);
    tenant.append(2);

    assertThat(store().extent(tenant.id())).isEqualTo(5);
  }

  @Test
  default void recordsStandInTheOrderOfTheirSegments() {
    ContractTenant tenant = tenant();
    List<HubRecord> first = tenant.append(1);
    List<HubRecord> second = tenant.append(5);
    List<HubRecord> third = tenant.append(2);

    assertThat(store().hashes(tenant.id(), tenant.everything()))
        .containsExactlyElementsOf(
            Stream.of(first, second, third)
                .flatMap(List::stream)
                .map(HubRecord::provenanceHash)
                .toList());
  }

  @Test
  default void aSegmentOfTheLargestSizeIsTakenWhole() {
    ContractTenant tenant = tenant();

    tenant.append(512);
    tenant.append(512);

    assertThat(tenant.head().size()).isEqualTo(1_024);
    assertThat(store().hashes(tenant.id(), tenant.everything()))
        .hasSize(1_024)
        .doesNotHaveDuplicates();
  }

  @Test
  default void aRecordOfTheLargestSizeIsTaken() {
    ContractTenant tenant = tenant();
    String text = "x".repeat(500 * 1024);

    HubRecord record =
        tenant
            .append(
                tenant
                    .samples()
                    .next(RecordType.OUTPUT)
                    .body("{\"content\":\"" + text + "\",\"model\":\"m\"}"))
            .getFirst();

    assertThat(store().read(tenant.id(), record.id()).flatMap(StoredRecord::content))
        .hasValueSatisfying(content -> assertThat(content).isEqualTo(record.canonical()));
  }

  @Test
  default void theLongestIdentifiersAndTheMostEdgesAreTaken() {
    ContractTenant tenant = tenant();
    String longest = "\uD83D\uDE00".repeat(255);
    String slug = "s".repeat(128);
    RecordId[] sources =
        Stream.generate(() -> new RecordId(UUID.randomUUID())).limit(100).toArray(RecordId[]::new);

    HubRecord record =
        tenant
            .append(
                tenant
                    .samples()
                    .next()
                    .actor(ActorKind.SKILL, longest)
                    .onBehalfOf(longest)
                    .skill(slug, slug, longest)
                    .derivedFrom(sources))
            .getFirst();

    assertThat(store().read(tenant.id(), record.id())).isPresent();
    assertThat(store().derivedFrom(tenant.id(), List.of(sources[99]), 10)).hasSize(1);
  }
}
