package com.claresia.hub.application.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.query.QueryResult.BadCursor;
import com.claresia.hub.application.query.QueryResult.Page;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelinePagesAreStable {
  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 8);

  private List<RecordId> write(int records) {
    List<RecordId> ids = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      ids.add(hub.created(tenant, samples.next().request()).recordId());
    }
    return ids;
  }

  private Page page(Question question) {
    return (Page) hub.queries().ask(tenant, question);
  }

  private static List<RecordId> ids(Page page) {
    return page.records().stream().map(StoredRecord::id).toList();
  }

  @Test
  void pagesShowWhatTheLogHeldWhenTheFirstWasAsked() {
    List<RecordId> written = write(25);
    Question question = Question.everything().withLimit(10);
    List<RecordId> seen = new ArrayList<>();
    Page page = page(question);
    seen.addAll(ids(page));
    while (page.next().isPresent()) {
      write(3);
      page = page(question.after(page.next().orElseThrow()));
      seen.addAll(ids(page));
    }

    assertThat(seen).isEqualTo(written);
  }

  @Test
  void aLastFullPageHasNoNext() {
    write(20);

    Page first = page(Question.everything().withLimit(10));
    Page second = page(Question.everything().withLimit(10).after(first.next().orElseThrow()));

    assertThat(ids(second)).hasSize(10);
    assertThat(second.next()).isEmpty();
    assertThat(page(Question.everything().withLimit(20)).next()).isEmpty();
  }

  @Test
  void largeRecordsMakeShortPagesAndNoneIsLost() {
    String large = "x".repeat(400_000);
    List<RecordId> written = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      SampleRecord record =
          samples.next(RecordType.OUTPUT).body("{\"content\":\"" + large + "\",\"model\":\"m\"}");
      written.add(hub.created(tenant, record.request()).recordId());
    }
    List<RecordId> seen = new ArrayList<>();
    Page page = page(Question.everything());
    seen.addAll(ids(page));
    assertThat(seen).hasSizeLessThan(12);
    while (page.next().isPresent()) {
      page = page(Question.everything().after(page.next().orElseThrow()));
      seen.addAll(ids(page));
    }

    assertThat(seen).isEqualTo(written);
  }

  @Test
  void anEmptyLogHasOneEmptyPage() {
    assertThat(page(Question.everything())).isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Test
  void criteriaAreAskedOfTheStore() {
    write(5);
    SampleRecord wanted = samples.next(RecordType.OUTPUT).onBehalfOf("e.rossi");
    hub.created(tenant, wanted.request());
    write(5);
    Question question =
        new Question(
            Optional.of(RecordType.OUTPUT),
            Optional.of("summariser"),
            Optional.of("e.rossi"),
            Optional.empty(),
            Optional.of(Instant.parse("2026-05-01T00:00:00Z")),
            Optional.of(Instant.parse("2026-05-03T00:00:00Z")),
            1,
            Optional.empty());

    assertThat(ids(page(question))).containsExactly(wanted.id());
    assertThat(page(question).next()).isEmpty();
  }

  @Test
  void aCursorBelongsToItsTenantAndItsCriteria() {
    write(3);
    TenantId stranger = hub.tenant("stranger");
    Question question = Question.everything().withLimit(1);
    String cursor = page(question).next().orElseThrow();
    Question other =
        new Question(
            Optional.of(RecordType.OUTPUT),
            question.actor(),
            question.onBehalfOf(),
            question.skillId(),
            question.from(),
            question.to(),
            1,
            Optional.of(cursor));

    assertThat(hub.queries().ask(tenant, other)).isEqualTo(new BadCursor());
    assertThat(hub.queries().ask(stranger, question.after(cursor))).isEqualTo(new BadCursor());
    assertThat(page(question.withLimit(7).after(cursor)).records()).hasSize(2);
  }

  @Test
  void anAlteredCursorIsRefused() {
    write(3);
    Question question = Question.everything().withLimit(1);
    String cursor = page(question).next().orElseThrow();

    for (String bad : List.of("", "x", "!!", cursor + "A", cursor.substring(1), "A" + cursor)) {
      assertThat(hub.queries().ask(tenant, question.after(bad))).isEqualTo(new BadCursor());
    }
  }

  @Test
  void oneRecordIsReadByItsId() {
    RecordId id = write(2).getLast();

    assertThat(hub.reading().read(tenant, id))
        .isInstanceOfSatisfying(
            ReadResult.Found.class, found -> assertThat(found.record().seq()).isEqualTo(1));
    assertThat(hub.reading().read(hub.tenant("stranger"), id)).isEqualTo(new ReadResult.NotFound());
    assertThat(hub.reading().read(tenant, new RecordId(UUID.randomUUID())))
        .isEqualTo(new ReadResult.NotFound());
    hub.store().dropContent(tenant, List.of(id));
    assertThat(hub.reading().read(tenant, id)).isInstanceOf(ReadResult.Erased.class);
  }
}
