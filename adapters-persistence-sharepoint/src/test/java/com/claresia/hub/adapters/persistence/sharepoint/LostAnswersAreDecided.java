package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.Incoming;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service fails before or after it did what it was asked. */
class LostAnswersAreDecided {
  private static final LocalSite SITE = LocalSite.start();

  private HubStore store;
  private TestTenant tenant;

  @BeforeEach
  void open() {
    store = SITE.open(Map.of("answer-timeout", "2", "keep-interval", "3600"));
    tenant = TestTenant.addedTo(SITE, store);
    tenant.append(2);
  }

  @AfterEach
  void close() {
    SITE.emulator().faults().clear();
    SITE.emulator().staleness().age(Duration.ZERO);
    SITE.emulator().staleness().reads(0);
    store.close();
  }

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultOfAnyKindIsDecidedWithinTheCall(Fault fault) {
    Segment segment = tenant.segment(3);
    SITE.emulator().faults().inject(fault, 1, Incoming.UPLOADS);

    AppendOutcome outcome = untilDecided(segment);

    assertThat(outcome).isEqualTo(new Appended(ChainHead.of(segment.frontierAfter())));
    assertThat(SITE.emulator().faults().pending()).isZero();
    assertThatTheLogIsWhole(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_AFTER_EFFECT", "UNAVAILABLE_AFTER_EFFECT"})
  void anAcknowledgementThatIsLostForLongIsFoundToBeStored(Fault fault) {
    Segment segment = tenant.segment(3);
    SITE.emulator().faults().inject(fault, 1, Incoming.UPLOADS);
    SITE.emulator().faults().always(Fault.CUT_BEFORE_EFFECT, Incoming.ALL);

    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    SITE.emulator().faults().clear();

    assertThat(untilDecided(segment))
        .isEqualTo(new Appended(ChainHead.of(segment.frontierAfter())));
    assertThatTheLogIsWhole(5);
  }

  @Test
  void aRivalThatTookThePlaceMeanwhileIsRespected() {
    Segment segment = tenant.segment(3);
    SITE.emulator().faults().always(Fault.CUT_BEFORE_EFFECT, Incoming.UPLOADS);
    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    SITE.emulator().faults().clear();
    try (HubStore rival = SITE.open()) {
      tenant.through(rival).append(1);
    }

    assertThat(untilDecided(segment))
        .isInstanceOfSatisfying(
            HeadMoved.class, moved -> assertThat(moved.actual().size()).isEqualTo(3));
    assertThatTheLogIsWhole(3);
  }

  @Test
  void whatWasJustWrittenMayBeReadLate() {
    SITE.emulator().staleness().reads(2);
    Segment segment = tenant.segment(3);
    SITE.emulator().faults().inject(Fault.CUT_AFTER_EFFECT, 1, Incoming.UPLOADS);

    assertThat(untilDecided(segment))
        .isEqualTo(new Appended(ChainHead.of(segment.frontierAfter())));
    try (HubStore rival = SITE.open()) {
      TestTenant other = tenant.through(rival);
      Segment late = tenant.samples().segment(ChainHead.of(segment.frontierAfter()), 1);
      tenant.append(1);
      assertThat(rival.append(late)).isInstanceOfAny(HeadMoved.class, OutcomeUnknown.class);
      assertThat(untilDecided(other.store(), late)).isInstanceOf(HeadMoved.class);
    }
    SITE.emulator().staleness().reads(0);
    assertThatTheLogIsWhole(6);
  }

  @Test
  void throttlingIsWaitedOutInFullAndNothingIsSentMeanwhile() {
    Segment segment = tenant.segment(1);
    SITE.emulator().faults().retryAfter(Duration.ofSeconds(60));
    SITE.emulator().faults().inject(Fault.THROTTLED, 1, Incoming.UPLOADS);
    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    long sent = SITE.emulator().requests().count();

    assertThat(store.append(segment))
        .isInstanceOfSatisfying(
            OutcomeUnknown.class, unknown -> assertThat(unknown.cause()).contains("budget"));
    assertThatThrownBy(() -> store.tenants().all())
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("budget");

    assertThat(SITE.emulator().requests().count()).isEqualTo(sent);
  }

  @Test
  void throttlingThatPassesIsNotSeenByWriters() {
    Segment segment = tenant.segment(1);
    SITE.emulator().faults().inject(Fault.THROTTLED, 1, Incoming.ALL);

    assertThat(store.append(segment)).isInstanceOf(Appended.class);
  }

  @Test
  void aTokenThatIsRevokedIsRenewed() {
    Segment segment = tenant.segment(1);
    SITE.emulator().faults().revokeTokens();

    assertThat(store.append(segment)).isInstanceOf(Appended.class);
    assertThat(tenant.places()).hasSize(3);
  }

  @Test
  void withoutAConnectionAppendsAreUnknownAndReadsSayUnavailable() {
    Segment segment = tenant.segment(1);
    SITE.emulator().faults().always(Fault.CUT_BEFORE_EFFECT, Incoming.ALL);

    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    assertThatThrownBy(() -> store.extent(tenant.id()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("did not answer");
    assertThat(store.health()).isInstanceOf(StoreHealth.NotReady.class);
    SITE.emulator().faults().clear();

    assertThat(untilDecided(segment)).isInstanceOf(Appended.class);
    assertThat(store.health()).isInstanceOf(StoreHealth.Ready.class);
  }

  private void assertThatTheLogIsWhole(int size) {
    try (HubStore other = SITE.open()) {
      TestTenant seen = tenant.through(other);
      assertThat(seen.size()).isEqualTo(size);
      assertThat(seen.places())
          .isEqualTo(java.util.stream.LongStream.range(0, size).boxed().toList());
    }
  }

  private AppendOutcome untilDecided(Segment segment) {
    return untilDecided(store, segment);
  }

  /** As the committer does: the identical segment, until it is decided. */
  private static AppendOutcome untilDecided(HubStore store, Segment segment) {
    AppendOutcome outcome = store.append(segment);
    for (int tries = 0; outcome instanceof OutcomeUnknown && tries < 20; tries++) {
      outcome = store.append(segment);
    }
    return outcome;
  }
}
