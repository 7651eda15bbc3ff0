package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.Incoming;
import com.microsoft.graph.models.ListItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The list that people browse follows the log, and answers what it can as the log would. */
class RecordsAreShownToPeople {
  private static final LocalSite SITE = LocalSite.start();
  private static final Tampering SEEN = SITE.tampering();
  private static final String ALL =
      String.join(",", Stream.of(RecordType.values()).map(RecordType::wireName).toList());
  private static final Map<String, String> SHOWING =
      Map.of("view-types", ALL, "keep-interval", "1", "refresh", "3600");

  @AfterAll
  static void stop() {
    SEEN.close();
    SITE.close();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static void awaitRows(TestTenant tenant, int count) {
    await(() -> SEEN.rows(tenant.id()).size() >= count);
  }

  @Test
  void eachRecordHasARowWithALinkAndWithoutAnybodysName() {
    try (HubStore store = SITE.open(SHOWING)) {
      TestTenant tenant = TestTenant.addedTo(SITE, store);
      HubRecord record = tenant.append(3).get(1);
      awaitRows(tenant, 3);

      ListItem row = SEEN.rows(tenant.id()).get(1);
      Map<String, Object> fields = row.getFields().getAdditionalData();
      assertThat(Fields.text(row, Fields.TITLE))
          .isEqualTo(record.metadata().type().wireName() + " 1");
      assertThat(Fields.text(row, ViewRow.SEGMENT))
          .startsWith("https://contoso.sharepoint.com/sites/records/Log/")
          .endsWith(SegmentName.path(tenant.id(), 0));
      assertThat(fields.values().toString()).doesNotContain(record.metadata().actor().id());
    }
  }

  @Test
  void rowsWhoseAnswerWasLostAreNotAddedTwice() {
    try (HubStore store = SITE.open(SHOWING)) {
      TestTenant tenant = TestTenant.addedTo(SITE, store);
      SITE.emulator().faults().inject(Fault.CUT_AFTER_EFFECT, 1, Incoming.of("POST", "^/\\$batch"));
      SITE.emulator()
          .faults()
          .inject(Fault.UNAVAILABLE_AFTER_EFFECT, 2, part -> part.part().isPresent());
      tenant.append(45);
      awaitRows(tenant, 45);
      tenant.append(5);
      awaitRows(tenant, 50);

      assertThatEachIsShownOnce(tenant, 50);
      assertThat(SITE.emulator().faults().pending()).isZero();
    }
  }

  private static void assertThatEachIsShownOnce(TestTenant tenant, int count) {
    assertThat(SEEN.rows(tenant.id()).stream().map(ViewRow::seq))
        .hasSize(count)
        .doesNotHaveDuplicates();
  }

  @Test
  void theListAnswersAsTheLogWould() {
    try (HubStore store = SITE.open(SHOWING);
        HubStore byIndex = SITE.open(Map.of("queries", "index", "view-types", "none"))) {
      TestTenant tenant = TestTenant.addedTo(SITE, store);
      tenant.append(60);
      awaitRows(tenant, 60);
      tenant.through(byIndex).size();
      Timeline asked = ((SharePointHubStore) store).timeline();

      int answered = 0;
      for (TimelineQuery query : questions()) {
        assertThat(ids(store, tenant, query)).isEqualTo(ids(byIndex, tenant, query));
        answered++;
      }

      assertThat(asked.answeredByView()).isPositive();
      assertThat(asked.answeredByView() + asked.answeredByIndex()).isEqualTo(answered);
      assertThat(((SharePointHubStore) byIndex).timeline().answeredByView()).isZero();
    }
  }

  @Test
  void aRowThatSomebodyEditedChangesNoAnswer() {
    try (HubStore store = SITE.open(SHOWING)) {
      TestTenant tenant = TestTenant.addedTo(SITE, store);
      tenant.append(8);
      awaitRows(tenant, 8);
      TimelineQuery all = question(Optional.empty(), Optional.empty(), Optional.empty(), 100);
      List<Long> before = ids(store, tenant, all);

      SEEN.editRow(SEEN.rows(tenant.id()).get(3), Map.of(ViewRow.SEQ, 1_000_003));

      assertThat(ids(store, tenant, all)).isEqualTo(before).hasSize(8);
    }
  }

  @Test
  void whereTheListRefusesToLookAtSoManyRowsTheIndexAnswers() {
    try (LocalSite site = LocalSite.withThreshold(120);
        HubStore store = site.open(SHOWING)) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      tenant.append(200);
      TimelineQuery last = within(new SeqRange(150, 200));
      await(() ->
          ids(store, tenant, last).size() == 50
              && ((SharePointHubStore) store).timeline().answeredByView() > 0);

      assertThat(ids(store, tenant, within(new SeqRange(0, 200)))).hasSize(200);
    }
  }

  private static TimelineQuery within(SeqRange places) {
    return new TimelineQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        places,
        1_000,
        Integer.MAX_VALUE);
  }

  private static List<Long> ids(HubStore store, TestTenant tenant, TimelineQuery query) {
    return store.query(tenant.id(), query).stream().map(StoredRecord::seq).toList();
  }

  private static List<TimelineQuery> questions() {
    List<TimelineQuery> questions = new ArrayList<>();
    Instant start = Instant.parse("2026-05-02T08:15:40Z");
    for (int limit : List.of(3, 100)) {
      for (RecordType type : RecordType.values()) {
        questions.add(question(Optional.of(type), Optional.empty(), Optional.empty(), limit));
      }
      questions.add(question(Optional.empty(), Optional.of("summariser"), Optional.empty(), limit));
      questions.add(question(Optional.empty(), Optional.of("SUMMARISER"), Optional.empty(), limit));
      questions.add(question(Optional.empty(), Optional.empty(), Optional.of(start), limit));
      questions.add(
          question(Optional.empty(), Optional.empty(), Optional.of(start.plusMillis(1)), limit));
    }
    return questions;
  }

  private static TimelineQuery question(
      Optional<RecordType> type, Optional<String> skill, Optional<Instant> from, int limit) {
    return new TimelineQuery(
        type,
        Optional.empty(),
        Optional.empty(),
        skill,
        from,
        from.map(time -> time.plusSeconds(20)),
        new SeqRange(0, 1_000),
        limit,
        Integer.MAX_VALUE);
  }
}
