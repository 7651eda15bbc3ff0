package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.emulators.snowflake.control.Faults;
import com.claresia.hub.emulators.snowflake.control.Faults.Fault;
import com.claresia.hub.emulators.snowflake.control.Faults.Incoming;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault of the service hits a few appends in a row; then the log is held against what was
 * sent.
 */
class TheServicesFaultsLoseNothing {
  private static final Map<TableKind, HubSchema> SCHEMAS = new EnumMap<>(TableKind.class);

  @BeforeAll
  static void start() {
    for (TableKind kind : TableKind.values()) {
      SCHEMAS.put(kind, HubSchema.migrated(kind));
    }
  }

  @AfterAll
  static void stop() {
    SCHEMAS.values().forEach(HubSchema::close);
  }

  @AfterEach
  void clear() {
    SCHEMAS.values().forEach(schema -> schema.emulator().faults().clear());
  }

  private interface Trouble {
    void in(Faults faults);
  }

  /** Appends five segments, with trouble before each but the first. */
  private static void assertNothingIsLostIn(TableKind kind, Trouble trouble) {
    HubSchema schema = SCHEMAS.get(kind);
    try (HubStore store = schema.open(schema.settings().with("answer-timeout", "1"))) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
      tenant.append(1);
      List<Hash> sent = new ArrayList<>(store.hashes(tenant.id(), new SeqRange(0, 1)));
      for (int i = 0; i < 4; i++) {
        Segment segment = tenant.segment(3);
        trouble.in(schema.emulator().faults());
        assertThat(untilDecided(store, segment)).isInstanceOf(Appended.class);
        segment.records().stream().map(HubRecord::provenanceHash).forEach(sent::add);
      }
      schema.emulator().faults().clear();

      assertThat(store.head(tenant.id()).size()).isEqualTo(sent.size());
      assertThat(store.hashes(tenant.id(), new SeqRange(0, sent.size()))).isEqualTo(sent);
      assertThat(store.extent(tenant.id())).isEqualTo(sent.size());
    }
  }

  private static AppendOutcome untilDecided(HubStore store, Segment segment) {
    AppendOutcome outcome = store.append(segment);
    for (int tries = 0; outcome instanceof OutcomeUnknown && tries < 20; tries++) {
      outcome = store.append(segment);
    }
    return outcome;
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theLineIsCutAfterTheEffect(TableKind kind) {
    assertNothingIsLostIn(kind, faults -> faults.cutAfterEffect(1));
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theLineIsCutBeforeTheEffect(TableKind kind) {
    assertNothingIsLostIn(kind, faults -> faults.cutBeforeEffect(1));
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theLineIsCutBeforeTheEffectForLongerThanTheDriverTriesAgain(TableKind kind) {
    assertNothingIsLostIn(kind, faults -> faults.cutBeforeEffect(4));
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theAnswerIs503AfterTheEffect(TableKind kind) {
    assertNothingIsLostIn(kind, faults -> faults.serviceUnavailableAfterEffect(1));
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void sessionsExpireInMidSegment(TableKind kind) {
    assertNothingIsLostIn(kind, Faults::expireSessions);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void onStandardTablesTheCommitItselfMeetsTheFault(Fault fault) {
    Predicate<Incoming> commits = incoming -> incoming.sql().equals("COMMIT");
    assertNothingIsLostIn(TableKind.STANDARD, faults -> faults.inject(fault, 1, commits));
  }
}
