package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.ControlPlaneFaults.Sizes;
import com.claresia.hub.application.memory.InMemoryControlPlane;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.TestCosigner.Manner;
import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlane.WitnessOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the control plane does, entries arrive in order and once, and no lie is believed. */
class TheRelayLosesNothing {
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 20260503L);
  private final InMemoryControlPlane controlPlane =
      InMemoryControlPlane.serving(hub.keys(), hub.time());
  private final RecordingEvents events = new RecordingEvents();
  private final Relay relay = relay(hub, events);

  private Relay relay(InMemoryHub of, RelayEvents told) {
    return new Relay(
        new Relay.Parts(
            of.store().feed(), controlPlane, controlPlane.cosigner().verifiers(), told, of.time()),
        of.time(),
        new Random(17));
  }

  @AfterEach
  void close() {
    relay.close();
    hub.close();
  }

  /** A feed or control plane of which one method answers otherwise. */
  private static <T> T but(Class<T> type, T real, String method, Function<Object[], Object> other) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                return called.getName().equals(method)
                    ? other.apply(arguments)
                    : called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private Relay relay(EnvelopeFeed feed, ControlPlane reached) {
    return new Relay(
        new Relay.Parts(feed, reached, controlPlane.cosigner().verifiers(), events, hub.time()),
        hub.time(),
        new Random(17));
  }

  private void output(String invocation) {
    hub.created(
        tenant,
        samples.next(RecordType.OUTPUT).skill("summariser", "scribe", invocation).request());
  }

  private void event() {
    hub.created(tenant, samples.next(RecordType.TELEMETRY_EVENT).request());
  }

  private void write(int records) {
    for (int i = 0; i < records; i++) {
      hub.created(tenant, samples.next().request());
    }
    relay.signal(tenant);
  }

  private List<FeedEntry> stored() {
    long head = hub.store().head(tenant).size();
    List<FeedEntry> all = new ArrayList<>();
    while (all.size() < head) {
      long end = Math.min(head, all.size() + EnvelopeFeed.MAX_ENTRIES);
      all.addAll(hub.store().feed().read(tenant, new SeqRange(all.size(), end)));
    }
    return all;
  }

  private Optional<Instant> cosignedAt() {
    StoredCheckpoint newest = hub.store().latestCheckpoint(tenant).orElseThrow();
    return SignedCheckpoint.parse(newest.note())
        .orThrow()
        .newestCosignature(controlPlane.cosigner().verifiers());
  }

  private void assertAllArrivedAndIsCosigned() {
    assertThat(controlPlane.acknowledged(tenant)).isEqualTo(stored());
    assertThat(hub.store().latestCheckpoint(tenant).orElseThrow().size())
        .isEqualTo(hub.store().head(tenant).size());
    assertThat(cosignedAt()).isPresent();
    assertThat(relay.status().lagRecords()).isZero();
    assertThat(relay.status().uncosigned()).isZero();
  }

  @Test
  void entriesArriveInOrderAndTheNewestCheckpointIsCosignedWithinTwoSeconds() {
    write(300);
    hub.time().pass(Duration.ofSeconds(1));
    relay.signal(tenant);
    hub.time().pass(Duration.ofSeconds(1));

    assertAllArrivedAndIsCosigned();
    assertThat(events.told).contains("level", "cosigned 300");
    assertThat(controlPlane.acknowledged(tenant)).anyMatch(entry -> entry.envelope().isPresent());
  }

  @Test
  void moreThanFitsInOneRequestIsSentInSeveral() {
    hub.store().append(samples.segment(hub.store().head(tenant), 9_000));
    hub.checkpoints().appended(tenant, hub.store().head(tenant));
    relay.signal(tenant);
    hub.time().pass(A_MOMENT);

    assertAllArrivedAndIsCosigned();
    assertThat(controlPlane.requests()).hasSizeGreaterThan(2);
  }

  @Test
  void aDayWithoutTheControlPlaneCostsNothingButTime() {
    controlPlane.faults().goDown();
    write(50);
    hub.time().pass(Duration.ofHours(24));
    assertThat(relay.status().lagRecords()).isEqualTo(50);
    assertThat(relay.status().lag()).isGreaterThan(Duration.ofHours(23));
    assertThat(relay.status().failures()).isBetween(2_000L, 6_000L);

    controlPlane.faults().comeBack();
    hub.time().pass(Duration.ofMinutes(1));

    assertAllArrivedAndIsCosigned();
  }

  @Test
  void lostAnswersAndRequestsForPatienceMakeNoDuplicates() {
    controlPlane.faults().loseAnswers(3);
    controlPlane.faults().throttle(2);
    write(40);
    hub.time().pass(Duration.ofMinutes(1));
    write(40);
    controlPlane.faults().loseAnswers(2);
    hub.time().pass(Duration.ofMinutes(1));

    assertAllArrivedAndIsCosigned();
  }

  @Test
  void whileAnotherProcessSendsThisOneWaits() {
    controlPlane.faults().leaseToAnother();
    write(5);
    hub.time().pass(Duration.ofMinutes(1));
    assertThat(controlPlane.acknowledged(tenant)).isEmpty();
    assertThat(controlPlane.requests()).hasSizeBetween(3, 12);

    controlPlane.faults().endLease();
    hub.time().pass(Duration.ofSeconds(15));

    assertAllArrivedAndIsCosigned();
  }

  @ParameterizedTest
  @EnumSource(value = Manner.class, mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
  void aCosignatureThatIsNoneIsNotKept(Manner lie) {
    controlPlane.faults().cosign(lie);
    write(5);
    hub.time().pass(A_MOMENT);
    assertThat(cosignedAt()).isEmpty();
    assertThat(hub.store().latestCheckpoint(tenant).orElseThrow().note().lines().count())
        .isEqualTo(5);
    assertThat(relay.status().uncosigned()).isPositive();

    controlPlane.faults().tellTheTruth();
    hub.time().pass(Duration.ofMinutes(1));

    assertAllArrivedAndIsCosigned();
  }

  @Test
  void aSizeThatIsNotTrueIsNotBelievedForLong() {
    write(20);
    hub.time().pass(A_MOMENT);
    controlPlane.faults().claim(truth -> new Sizes(truth.acknowledged() / 2, truth.witnessed()));
    write(20);
    hub.time().pass(Duration.ofMinutes(1));
    controlPlane.faults().claim(truth -> new Sizes(truth.acknowledged(), 7));
    write(5);
    hub.time().pass(Duration.ofMinutes(1));

    controlPlane.faults().tellTheTruth();
    hub.time().pass(Duration.ofMinutes(1));

    assertAllArrivedAndIsCosigned();
  }

  @Test
  void anUnchangedCheckpointIsCosignedAfreshWithinTheHour() {
    write(3);
    hub.time().pass(A_MOMENT);
    Instant first = cosignedAt().orElseThrow();

    hub.time().pass(Duration.ofMinutes(59));

    assertThat(cosignedAt().orElseThrow()).isAfter(first.plus(Duration.ofMinutes(45)));
    assertThat(hub.store().latestCheckpoint(tenant).orElseThrow().note().lines().count())
        .isEqualTo(6);
  }

  @Test
  void aRotatedCosignerIsBelievedOnceItsNewKeyIsTrusted() {
    write(3);
    hub.time().pass(A_MOMENT);
    controlPlane.cosigner().rotateKey();
    write(3);
    hub.time().pass(A_MOMENT);
    assertThat(events.told).contains("cosigned 3").doesNotContain("cosigned 6");

    Relay informed = relay(hub, events);
    informed.signal(tenant);
    hub.time().pass(A_MOMENT);

    assertThat(events.told).contains("cosigned 6");
  }

  @Test
  void aStoreThatWasPutBackIsToldAndSendsNothing() {
    write(10);
    hub.time().pass(A_MOMENT);
    int requests = controlPlane.requests().size();
    InMemoryHub restored = InMemoryHub.create();
    restored.tenant("dainese");
    restored.store().append(samples.segment(restored.store().head(tenant), 4));
    RecordingEvents toldThere = new RecordingEvents();
    Relay there = relay(restored, toldThere);

    there.signal(tenant);
    restored.time().pass(A_MOMENT);

    assertThat(toldThere.told).containsExactly("behind 10 > 4");
    assertThat(there.status().halted()).isEqualTo(1);
    assertThat(controlPlane.requests()).hasSize(requests);
    restored.close();
  }

  @Test
  void twoHubsOnOneSnapshotAreFoundAndTheSecondIsTold() {
    write(10);
    hub.time().pass(A_MOMENT);
    InMemoryHub twin = InMemoryHub.create();
    twin.tenant("dainese");
    twin.store().append(samples.segment(twin.store().head(tenant), 12));
    RecordingEvents toldThere = new RecordingEvents();
    Relay there = relay(twin, toldThere);

    there.signal(tenant);
    twin.time().pass(A_MOMENT);

    // The twin's other records lie beyond what was sent, so its checkpoint tells, or its first
    // line.
    assertThat(toldThere.told).anyMatch(told -> told.startsWith("forked"));
    assertThat(controlPlane.acknowledged(tenant).subList(0, 10)).isEqualTo(stored());
    twin.close();
  }

  @Test
  void theSchemaThatIsAskedForIsTold() {
    controlPlane.askForSchema(7);
    write(1);
    hub.time().pass(A_MOMENT);

    assertThat(events.told).contains("schema 7");
  }

  @Test
  void anOutputWhoseTelemetryEventNeverComesIsTold() {
    hub.created(
        tenant, samples.next(RecordType.OUTPUT).skill("summariser", "scribe", "run-1").request());
    hub.created(
        tenant, samples.next(RecordType.OUTPUT).skill("summariser", "scribe", "run-2").request());
    hub.created(tenant, samples.next(RecordType.TELEMETRY_EVENT).request());
    relay.signal(tenant);
    hub.time().pass(Duration.ofMinutes(5));
    assertThat(events.told).noneMatch(told -> told.startsWith("incomplete"));

    hub.time().pass(Duration.ofMinutes(10));

    assertThat(events.told)
        .contains("incomplete: 1 telemetry events missing, 2 outputs, 1 events, 1 envelopes");
  }

  @Test
  void anEventThatLeavesWithoutItsFiguresIsTold() {
    EnvelopeFeed real = hub.store().feed();
    EnvelopeFeed nulled =
        but(
            EnvelopeFeed.class,
            real,
            "read",
            arguments ->
                real.read(tenant, (SeqRange) arguments[1]).stream()
                    .map(entry ->
                        new FeedEntry(entry.seq(), entry.provenanceHash(), Optional.empty()))
                    .toList());
    Relay blind = relay(nulled, controlPlane);
    output("run-1");
    event();
    blind.signal(tenant);
    hub.time().pass(A_MOMENT);

    assertThat(events.told)
        .contains("incomplete: 1 envelopes missing, 1 outputs, 1 events, 0 envelopes");
  }

  @Test
  void anEventWhoseOutputNeverComesIsTold() {
    output("run-1");
    event();
    relay.signal(tenant);
    hub.time().pass(Duration.ofMinutes(1));
    event();
    relay.signal(tenant);
    hub.time().pass(Duration.ofMinutes(15));

    assertThat(events.told)
        .contains("complete", "incomplete: 1 outputs missing, 1 outputs, 2 events, 2 envelopes");
  }

  @Test
  void aControlPlaneThatCountsOtherEnvelopesThanItWasSentIsTold() {
    ControlPlane losing =
        but(
            ControlPlane.class,
            controlPlane,
            "send",
            arguments -> {
              @SuppressWarnings("unchecked")
              List<FeedEntry> entries = (List<FeedEntry>) arguments[1];
              SendOutcome.Acknowledged real =
                  (SendOutcome.Acknowledged) controlPlane.send(tenant, entries);
              LogState state = real.state();
              return new SendOutcome.Acknowledged(
                  new LogState(
                      state.acknowledgedSize(),
                      state.envelopes() + 3,
                      state.witnessedSize(),
                      Optional.empty()));
            });
    output("run-1");
    event();
    relay(hub.store().feed(), losing).signal(tenant);
    hub.time().pass(A_MOMENT);

    assertThat(events.told)
        .contains("incomplete: 3 counted envelopes missing, 1 outputs, 1 events, 4 envelopes");
  }

  @Test
  void anInvocationOverARestartIsComplete() {
    output("run-1");
    relay.signal(tenant);
    hub.time().pass(A_MOMENT);
    relay.close();
    Relay next = relay(hub, events);
    next.signal(tenant);
    hub.time().pass(A_MOMENT);
    event();
    next.signal(tenant);
    hub.time().pass(Duration.ofMinutes(30));

    assertThat(events.told).noneMatch(told -> told.startsWith("incomplete"));
    assertThat(events.told.getLast()).isEqualTo("complete");
  }

  @Test
  void aGapIsFoundHoweverOftenTheSenderChanges() {
    List<Relay> hubs = List.of(relay(hub, events), relay(hub, events));
    output("run-1");
    for (int i = 0; i < 30; i++) {
      hub.created(tenant, samples.next(RecordType.DECISION).request());
      hubs.get(i % 2).signal(tenant);
      hub.time().pass(Duration.ofSeconds(30));
    }

    assertThat(events.told).anyMatch(told -> told.startsWith("incomplete: 1 telemetry events"));
  }

  @Test
  void aLogThatWasForgottenThereWhileAnotherSentIsSentAfresh() {
    write(5);
    hub.time().pass(A_MOMENT);
    relay.close();
    AtomicInteger told = new AtomicInteger();
    controlPlane.faults().claim(truth -> told.getAndIncrement() == 0 ? truth : new Sizes(0, 0));
    controlPlane.faults().leaseToAnother();
    Relay next = relay(hub, events);
    next.signal(tenant);
    hub.time().pass(A_MOMENT);
    controlPlane.forget(tenant);
    controlPlane.faults().endLease();
    controlPlane.faults().tellTheTruth();
    hub.time().pass(Duration.ofMinutes(1));

    assertThat(controlPlane.acknowledged(tenant)).isEqualTo(stored());
    assertThat(next.status().lagRecords()).isZero();
  }

  @Test
  void aFaultOfOurOwnEndsNeitherHeartbeatsNorAttempts() {
    EnvelopeFeed real = hub.store().feed();
    AtomicBoolean first = new AtomicBoolean(true);
    EnvelopeFeed faulty =
        but(
            EnvelopeFeed.class,
            real,
            "read",
            arguments -> {
              if (first.getAndSet(false)) {
                throw new IllegalStateException("on purpose");
              }
              return real.read(tenant, (SeqRange) arguments[1]);
            });
    Relay once = relay(faulty, controlPlane);
    write(5);
    relay.close();
    once.signal(tenant);

    hub.time().pass(Duration.ofMinutes(2));

    assertThat(controlPlane.acknowledged(tenant)).isEqualTo(stored());
  }

  @Test
  void aHeartbeatLeavesWhenThereIsNothingToSend() {
    write(1);
    hub.time().pass(A_MOMENT);
    int before = controlPlane.requests().size();

    hub.time().pass(Duration.ofMinutes(5));

    assertThat(controlPlane.requests().subList(before, controlPlane.requests().size()))
        .hasSizeBetween(9, 11)
        .allMatch(List::isEmpty);
  }

  @Test
  void anOutageIsAskedAboutAndNotSentInto() {
    write(5);
    hub.time().pass(A_MOMENT);
    int before = controlPlane.requests().size();
    controlPlane.faults().goDown();
    write(5);
    hub.time().pass(Duration.ofHours(1));
    assertThat(controlPlane.requests()).hasSize(before + 1);

    controlPlane.faults().comeBack();
    hub.time().pass(Duration.ofMinutes(1));
    assertAllArrivedAndIsCosigned();
  }

  @Test
  void anOverstatedCosignedSizeEndsNoCosigning() {
    write(5);
    hub.time().pass(A_MOMENT);
    controlPlane.faults().claim(truth -> new Sizes(truth.acknowledged(), 1_000_000));
    write(5);
    hub.time().pass(A_MOMENT);
    assertThat(events.told).contains("cosigned 10");

    controlPlane.faults().claim(truth -> new Sizes(truth.acknowledged(), truth.acknowledged()));
    write(5);
    hub.time().pass(Duration.ofMinutes(1));
    assertThat(events.told).contains("cosigned 15");
  }

  @Test
  @Timeout(20)
  void aControlPlaneThatGoesBackAgainAndAgainIsGivenItsTime() {
    AtomicInteger sends = new AtomicInteger();
    ControlPlane fickle =
        but(
            ControlPlane.class,
            controlPlane,
            "send",
            arguments -> {
              @SuppressWarnings("unchecked")
              List<FeedEntry> entries = (List<FeedEntry>) arguments[1];
              LogState nothing = new LogState(0, 0, 0, Optional.empty());
              return sends.getAndIncrement() % 2 == 0
                  ? new SendOutcome.Acknowledged(
                      new LogState(
                          entries.isEmpty() ? 0 : entries.getLast().seq() + 1,
                          0,
                          0,
                          Optional.empty()))
                  : new SendOutcome.Gap(nothing);
            });
    hub.store().append(samples.segment(hub.store().head(tenant), 9_000));
    relay(hub.store().feed(), fickle).signal(tenant);

    hub.time().pass(Duration.ofMinutes(10));

    assertThat(sends.get()).isBetween(5, 60);
  }

  @Test
  @Timeout(20)
  void aCosignedSizeThatIsAnotherEachTimeIsTriedOnceAgain() {
    AtomicInteger submitted = new AtomicInteger();
    ControlPlane fickle =
        but(
            ControlPlane.class,
            controlPlane,
            "submit",
            arguments -> new WitnessOutcome.OtherSize(submitted.incrementAndGet() % 7));
    write(9);
    relay.close();
    Relay patient = relay(hub.store().feed(), fickle);
    patient.signal(tenant);

    hub.time().pass(Duration.ofMinutes(1));

    assertThat(submitted.get()).isBetween(2, 40);
    assertThat(patient.progress(tenant)).isInstanceOf(RelayProgress.Waits.class);
  }

  @Test
  void aCosignatureThatIsRepeatedTakesNoNewerOnesPlace() {
    write(3);
    hub.time().pass(A_MOMENT);
    relay.close();
    Instant old = cosignedAt().orElseThrow();
    List<NoteSignature> repeated =
        SignedCheckpoint.parse(hub.store().latestCheckpoint(tenant).orElseThrow().note())
            .orThrow()
            .note()
            .signatures();
    Relay fresh = relay(hub, events);
    hub.time().pass(Duration.ofMinutes(51));
    fresh.signal(tenant);
    hub.time().pass(A_MOMENT);
    fresh.close();
    Instant newer = cosignedAt().orElseThrow();
    assertThat(newer).isAfter(old);
    ControlPlane repeating =
        but(
            ControlPlane.class,
            controlPlane,
            "submit",
            arguments -> new WitnessOutcome.Cosigned(repeated));
    hub.time().pass(Duration.ofMinutes(51));
    relay(hub.store().feed(), repeating).signal(tenant);
    hub.time().pass(A_MOMENT);

    assertThat(cosignedAt()).contains(newer);
  }

  @Test
  void twoProcessesOnOneStoreSendEachEntryOnce() {
    Relay other = relay(hub, events);
    for (int i = 0; i < 10; i++) {
      write(7);
      other.signal(tenant);
      hub.time().pass(Duration.ofMillis(500));
    }
    hub.time().pass(Duration.ofSeconds(40));

    assertAllArrivedAndIsCosigned();
  }
}
