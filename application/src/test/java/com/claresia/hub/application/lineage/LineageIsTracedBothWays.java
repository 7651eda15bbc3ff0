package com.claresia.hub.application.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.claresia.hub.application.lineage.LineageResult.Extent;
import com.claresia.hub.application.lineage.LineageResult.Lineage;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineageIsTracedBothWays {
  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 9);

  private RecordId write(RecordType type, RecordId... from) {
    return write(samples.next(type).derivedFrom(from));
  }

  private RecordId write(SampleRecord sample) {
    return hub.created(tenant, sample.request()).recordId();
  }

  private Lineage trace(RecordId id, int limit) {
    return (Lineage) hub.lineage().trace(tenant, id, limit);
  }

  private static List<RecordId> ids(List<LineageNode> nodes) {
    return nodes.stream().map(LineageNode::id).toList();
  }

  @Test
  void ancestorsAndDescendantsComeNearestFirst() {
    RecordId source = write(RecordType.ARTIFACT);
    RecordId other = write(RecordType.ARTIFACT);
    RecordId draft = write(RecordType.OUTPUT, source, other);
    RecordId answer = write(RecordType.OUTPUT, draft);
    RecordId decision = write(RecordType.DECISION, answer, source);

    Lineage lineage = trace(draft, 10);

    assertThat(lineage.record())
        .isEqualTo(
            new LineageNode(draft, Optional.of(RecordType.OUTPUT), 2, 0, List.of(source, other)));
    assertThat(ids(lineage.ancestors())).containsExactly(source, other);
    assertThat(ids(lineage.descendants())).containsExactly(answer, decision);
    assertThat(lineage.descendants()).extracting(LineageNode::depth).containsExactly(1, 2);
    assertThat(lineage.unknown()).isEmpty();
    assertThat(lineage.extent()).isEqualTo(Extent.COMPLETE);
  }

  @Test
  void aRecordReachedByTwoWaysIsShownOnceAtItsLeastDepth() {
    RecordId source = write(RecordType.ARTIFACT);
    RecordId middle = write(RecordType.OUTPUT, source);
    RecordId end = write(RecordType.OUTPUT, middle, source);

    assertThat(trace(end, 10).ancestors())
        .extracting(LineageNode::id, LineageNode::depth)
        .containsExactly(tuple(middle, 1), tuple(source, 1));
    assertThat(ids(trace(source, 10).descendants())).containsExactly(middle, end);
  }

  @Test
  void cyclesAndUnknownIdsAreTakenAsTheyAre() {
    SampleRecord first = samples.next();
    SampleRecord second = samples.next();
    RecordId nobody = new RecordId(UUID.randomUUID());
    write(first.derivedFrom(second.id(), nobody));
    write(second.derivedFrom(first.id()));

    Lineage lineage = trace(first.id(), 10);

    assertThat(ids(lineage.ancestors())).containsExactly(second.id());
    assertThat(ids(lineage.descendants())).containsExactly(second.id());
    assertThat(lineage.unknown()).containsExactly(nobody);
    assertThat(lineage.extent()).isEqualTo(Extent.COMPLETE);
  }

  @Test
  void theLimitCutsAndSaysSo() {
    RecordId source = write(RecordType.ARTIFACT);
    RecordId last = write(RecordType.OUTPUT, source);
    for (int i = 1; i < 6; i++) {
      last = write(RecordType.OUTPUT, last, source);
    }

    assertThat(trace(source, 6).extent()).isEqualTo(Extent.COMPLETE);
    assertThat(trace(source, 5).extent()).isEqualTo(Extent.TRUNCATED);
    assertThat(trace(source, 5).descendants()).hasSize(5);
    assertThat(trace(last, 6).extent()).isEqualTo(Extent.COMPLETE);
    assertThat(trace(last, 5).extent()).isEqualTo(Extent.TRUNCATED);
    assertThat(trace(last, 5).ancestors()).hasSize(5);
  }

  @Test
  void anErasedAncestorKeepsItsPlaceAndNothingElse() {
    RecordId source = write(RecordType.ARTIFACT);
    RecordId draft = write(RecordType.OUTPUT, source);
    hub.store().dropContent(tenant, List.of(source));

    assertThat(trace(draft, 10).ancestors())
        .containsExactly(new LineageNode(source, Optional.empty(), 0, 1, List.of()));
  }

  @Test
  void aRecordOfAnotherTenantIsNotFound() {
    RecordId id = write(RecordType.ARTIFACT);

    assertThat(hub.lineage().trace(hub.tenant("stranger"), id, 10))
        .isEqualTo(new LineageResult.NotFound());
  }
}
