package com.claresia.hub.application.append;

import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult.Conflict;
import com.claresia.hub.application.append.AppendResult.Invalid;
import com.claresia.hub.application.append.AppendResult.NotJson;
import com.claresia.hub.application.append.AppendResult.Replayed;
import com.claresia.hub.application.append.AppendResult.TooLarge;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedRecordsAreNotStored {
  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 4);

  @AfterEach
  void nothingWasStored() {
    assertThat(hub.store().head(tenant).size()).isLessThanOrEqualTo(1);
  }

  @Test
  void whatIsNotJsonIsToldByItsPlace() {
    assertThat(hub.records().append(request(tenant, "{\"type\":oops}")))
        .isInstanceOfSatisfying(NotJson.class, no -> assertThat(no.offset()).isEqualTo(8));
  }

  @Test
  void allViolationsAreNamedAtOnce() {
    AppendResult result =
        hub.records().append(request(tenant, "{\"type\":\"output\",\"salt\":\"mine\",\"x\":1}"));

    assertThat(result)
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::pointer)
                    .contains("/salt", "/x", "/actor", "/body"));
  }

  @Test
  void aRecordOverItsLimitIsTooLarge() {
    SampleRecord sample =
        samples
            .next(RecordType.OUTPUT)
            .body("{\"content\":\"" + "x".repeat(HubRecord.MAX_BYTES) + "\",\"model\":\"m\"}");

    assertThat(hub.records().append(request(tenant, sample.request())))
        .isEqualTo(new TooLarge(HubRecord.MAX_BYTES));
  }

  @Test
  void aUnitOverItsLimitIsTooLarge() {
    String body = "{\"content\":\"" + "x".repeat(400 * 1024) + "\",\"model\":\"m\"}";
    PrepareRecord preparation = new PrepareRecord(hub.time(), new java.util.Random(1));
    List<Draft> unit =
        List.of(
            draft(preparation, samples.next(RecordType.OUTPUT).body(body)),
            draft(preparation, samples.next(RecordType.OUTPUT).body(body)));

    assertThat(hub.records().append(tenant, unit))
        .isEqualTo(new TooLarge(AppendRecords.MAX_UNIT_BYTES));
  }

  private Draft draft(PrepareRecord preparation, SampleRecord sample) {
    Preparation prepared = preparation.prepare(request(tenant, sample.request()));
    return ((Preparation.Ready) prepared).draft();
  }

  @Test
  void aDryRunStoresNothingAndSaysWhatWouldBecome() {
    SampleRecord known = samples.next(RecordType.EMPLOYEE_PROFILE);
    Receipt first = hub.created(tenant, known.request());

    assertThat(hub.records().check(request(tenant, samples.next().request()))).isEmpty();
    assertThat(hub.records().check(request(tenant, "{}"))).containsInstanceOf(Invalid.class);
    assertThat(hub.records().check(request(tenant, known.request())))
        .contains(new Replayed(List.of(first)));
    known.body("{\"active\":false,\"user_name\":\"e.rossi\"}");
    assertThat(hub.records().check(request(tenant, known.request())))
        .contains(new Conflict(known.id(), List.of("/body/active")));
  }
}
