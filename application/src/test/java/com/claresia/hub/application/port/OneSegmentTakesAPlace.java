package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.domain.provenance.ChainHead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The one compare-and-set: a place is taken once, and the taker is known again. */
public interface OneSegmentTakesAPlace extends StoreUnderTest {
  @Test
  default void aTakenPlaceIsRefusedWithTheActualHead() {
    ContractTenant tenant = tenant();
    Segment late = tenant.segment(2);
    tenant.append(3);

    assertThat(store().append(late)).isEqualTo(new HeadMoved(tenant.head()));

    assertThat(tenant.head().size()).isEqualTo(3);
    assertThat(store().read(tenant.id(), late.records().getFirst().id())).isEmpty();
  }

  @Test
  default void aPlaceInTheMidstOfASegmentIsRefused() {
    ContractTenant tenant = tenant();
    tenant.append(1);
    Segment late = tenant.segment(1);
    tenant.append(1);
    tenant.append(4);

    assertThat(store().append(late)).isEqualTo(new HeadMoved(tenant.head()));
  }

  @Test
  default void aSegmentBeyondTheHeadIsRefused() {
    ContractTenant tenant = tenant();
    tenant.append(2);
    ChainHead head = tenant.head();
    ChainHead ahead = ChainHead.of(tenant.segment(4).frontierAfter());
    Segment tooFar = tenant.samples().segment(ahead, 1);

    assertThat(store().append(tooFar)).isEqualTo(new HeadMoved(head));

    assertThat(tenant.head()).isEqualTo(head);
  }

  @Test
  default void theIdenticalSegmentSentAgainIsStoredOnce() {
    ContractTenant tenant = tenant();
    Segment segment = tenant.segment(3);
    store().append(segment);

    AppendOutcome again = store().append(segment);

    assertThat(again).isEqualTo(new Appended(ChainHead.of(segment.frontierAfter())));
    assertThat(tenant.head().size()).isEqualTo(3);
  }

  @Test
  default void theIdenticalSegmentIsKnownAfterOthersFollowed() {
    ContractTenant tenant = tenant();
    Segment segment = tenant.segment(2);
    store().append(segment);
    tenant.append(2);

    assertThat(store().append(segment))
        .isInstanceOfSatisfying(
            Appended.class,
            appended -> assertThat(appended.head().size()).isGreaterThanOrEqualTo(2));
    assertThat(tenant.head().size()).isEqualTo(4);
  }

  @Test
  default void ofManyWritersAtOnePlaceOneSucceeds() throws Exception {
    ContractTenant tenant = tenant();
    tenant.append(1);
    List<Segment> rivals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rivals.add(tenant.segment(i + 1));
    }
    List<AppendOutcome> outcomes = sendAll(rivals);

    assertThat(outcomes).hasOnlyElementsOfTypes(Appended.class, HeadMoved.class);
    List<Segment> winners =
        rivals.stream()
            .filter(rival -> outcomes.get(rivals.indexOf(rival)) instanceof Appended)
            .toList();
    assertThat(winners).hasSize(1);
    assertThat(tenant.head()).isEqualTo(ChainHead.of(winners.getFirst().frontierAfter()));
    assertThat(store().hashes(tenant.id(), tenant.everything()))
        .hasSize(1 + winners.getFirst().records().size());
  }

  private List<AppendOutcome> sendAll(List<Segment> segments) throws Exception {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<AppendOutcome>> sent =
          segments.stream().map(s -> writers.submit(() -> store().append(s))).toList();
      List<AppendOutcome> outcomes = new ArrayList<>();
      for (Future<AppendOutcome> answer : sent) {
        outcomes.add(answer.get());
      }
      return outcomes;
    }
  }
}
