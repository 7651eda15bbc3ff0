package com.claresia.hub.application.append;

import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult.Busy;
import com.claresia.hub.application.append.AppendResult.Created;
import com.claresia.hub.application.append.AppendResult.Replayed;
import com.claresia.hub.application.append.AppendResult.Unavailable;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LostAnswersAreDecided {
  private static final Duration RETRY = Duration.ofSeconds(7);

  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryHub hub = InMemoryHub.on(store);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 5);

  private static AppendSettings settings(int queueRecords, Duration deadline) {
    return new AppendSettings(
        512,
        4 << 20,
        queueRecords,
        1 << 30,
        deadline,
        RETRY,
        Duration.ofMillis(1),
        Duration.ofMillis(2));
  }

  @Test
  void aLostRequestIsSentAgainUntilItArrives() {
    store.faults().loseRequests(5);

    Receipt receipt = hub.created(tenant, samples.next().request());

    assertThat(receipt.seq()).isZero();
    assertThat(hub.records().status().unknownOutcomes()).isEqualTo(5);
    assertThat(hub.records().status().undecidedSegments()).isZero();
  }

  @Test
  void aLostAnswerIsFoundOutWithoutStoringTwice() {
    store.faults().loseAnswers(3);
    SampleRecord sample = samples.next();

    Receipt receipt = hub.created(tenant, sample.request());

    assertThat(store.head(tenant).size()).isEqualTo(1);
    assertThat(store.read(tenant, sample.id()).map(StoredRecord::provenanceHash))
        .contains(receipt.provenanceHash());
  }

  @Test
  void aRivalAtTheSamePlaceWhileTheAnswerIsLostMovesTheSegment() {
    SampleRecords rival = SampleRecords.of(tenant, 77);
    hub.created(tenant, samples.next().request());
    store.faults().loseRequests(1);
    store
        .faults()
        .beforeAppend(t -> {
          store.faults().beforeAppend(next -> {});
          store.append(rival.segment(store.head(t), 3));
        });

    // The rival's own append takes the one fault, and is then sent again by its writer.
    Receipt receipt = hub.created(tenant, samples.next().request());

    assertThat(store.head(tenant).size()).isEqualTo(receipt.treeSize());
  }

  @Test
  void aStoreThatIsAwayIsUnavailableAndLaterTheSameRequestSucceeds() {
    InMemoryHub impatient = InMemoryHub.on(store, settings(100, Duration.ofMillis(20)));
    hub.created(tenant, samples.next().request());
    impatient.created(tenant, samples.next().request());
    SampleRecord sample = samples.next();
    store.faults().goDown();

    assertThat(impatient.records().append(request(tenant, sample.request())))
        .isEqualTo(new Unavailable(RETRY));

    store.faults().comeBack();
    AppendResult later = await(impatient, sample);
    assertThat(later).isInstanceOfAny(Created.class, Replayed.class);
    assertThat(store.head(tenant).size()).isEqualTo(3);
  }

  // The first of these answers may still come too late for its short deadline.
  private AppendResult await(InMemoryHub impatient, SampleRecord sample) {
    AppendResult result = impatient.records().append(request(tenant, sample.request()));
    while (result instanceof Unavailable) {
      result = impatient.records().append(request(tenant, sample.request()));
    }
    return result;
  }

  @Test
  void withoutAKnownHeadWritersLearnAtOnceThatTheStoreIsAway() {
    store.faults().goDown();

    assertThat(hub.records().append(request(tenant, samples.next().request())))
        .isInstanceOf(Unavailable.class);

    store.faults().comeBack();
    assertThat(hub.created(tenant, samples.next().request()).seq()).isZero();
  }

  @Test
  void aFullQueueIsBusyAndTakesMoreOnceThereIsRoom() throws Exception {
    InMemoryHub narrow = InMemoryHub.on(store, settings(3, Duration.ofSeconds(60)));
    Gate gate = Gate.before(store);
    Future<AppendResult> underWay = submit(narrow);
    gate.awaitFirst();
    List<Future<AppendResult>> queued = List.of(submit(narrow), submit(narrow), submit(narrow));

    assertThat(submit(narrow).get()).isEqualTo(new Busy(RETRY));
    assertThat(narrow.records().status().queuedRecords()).isEqualTo(3);

    gate.open();
    assertThat(underWay.get()).isInstanceOf(Created.class);
    for (Future<AppendResult> answer : queued) {
      assertThat(answer.get()).isInstanceOf(Created.class);
    }
    assertThat(submit(narrow).get()).isInstanceOf(Created.class);
    assertThat(store.head(tenant).size()).isEqualTo(5);
  }

  @Test
  void aQueueIsBoundedInBytesToo() throws Exception {
    AppendSettings bytes =
        new AppendSettings(
            512,
            4 << 20,
            1_000,
            1_000,
            Duration.ofSeconds(60),
            RETRY,
            Duration.ofMillis(1),
            Duration.ofMillis(2));
    InMemoryHub narrow = InMemoryHub.on(store, bytes);
    Gate gate = Gate.before(store);
    submit(narrow);
    gate.awaitFirst();
    List<AppendResult> refused = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Future<AppendResult> answer = submit(narrow);
      if (answer.isDone()) {
        refused.add(answer.get());
      }
    }
    gate.open();

    assertThat(refused).isNotEmpty().containsOnly(new Busy(RETRY));
  }

  @Test
  void closingWaitsForWhatWasTakenInAndTakesNoMore() throws Exception {
    Future<AppendResult> taken = submit(hub);

    hub.close();

    assertThat(taken.isDone()).isTrue();
    assertThat(taken.get()).isInstanceOf(Created.class);
    assertThat(submit(hub).get()).isInstanceOf(Unavailable.class);
  }

  private Future<AppendResult> submit(InMemoryHub to) {
    return to.records().submit(request(tenant, samples.next().request()));
  }
}
