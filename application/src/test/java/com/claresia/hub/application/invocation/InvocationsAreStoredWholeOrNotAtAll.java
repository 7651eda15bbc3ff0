package com.claresia.hub.application.invocation;

import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.AppendResult.Conflict;
import com.claresia.hub.application.append.AppendResult.Created;
import com.claresia.hub.application.append.AppendResult.Invalid;
import com.claresia.hub.application.append.AppendResult.NotJson;
import com.claresia.hub.application.append.AppendResult.Replayed;
import com.claresia.hub.application.append.Receipt;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationsAreStoredWholeOrNotAtAll {
  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 6);
  private final SampleRecord output =
      samples.next(RecordType.OUTPUT).skill("summariser", "scribe", "run-1");
  private final SampleRecord event =
      samples.next(RecordType.TELEMETRY_EVENT).skill("summariser", "scribe", "run-1");

  private static String text(SampleRecord sample) {
    return new String(sample.request(), StandardCharsets.UTF_8);
  }

  private static String body(SampleRecord output, SampleRecord event) {
    return "{ \"telemetry_event\" : " + text(event) + " ,\n\"\\u006futput\":" + text(output) + "}";
  }

  private AppendResult record(String body) {
    return hub.invocations().record(request(tenant, body));
  }

  private List<String> pointers(String body) {
    return ((Invalid) record(body)).violations().stream().map(Violation::pointer).toList();
  }

  @Test
  void bothGetReceiptsOutputFirst() {
    assertThat(record(body(output, event)))
        .isInstanceOfSatisfying(
            Created.class,
            created ->
                assertThat(created.receipts())
                    .extracting(Receipt::recordId)
                    .containsExactly(output.id(), event.id()));
    assertThat(hub.store().head(tenant).size()).isEqualTo(2);
  }

  @Test
  void sentAgainItGetsItsFirstReceipts() {
    Created first = (Created) record(body(output, event));

    assertThat(record(body(output, event))).isEqualTo(new Replayed(first.receipts()));
  }

  @Test
  void anOutputThatIsThereAlreadyIsJoinedByItsEvent() {
    Receipt first = hub.created(tenant, output.request());

    assertThat(record(body(output, event)))
        .isInstanceOfSatisfying(
            Created.class,
            created -> {
              assertThat(created.receipts()).first().isEqualTo(first);
              assertThat(created.receipts()).last().extracting(Receipt::seq).isEqualTo(1L);
            });
  }

  @Test
  void aConflictOfOneKeepsTheOtherOut() {
    hub.created(tenant, samples.next(RecordType.ARTIFACT).id(event.id()).request());

    assertThat(record(body(output, event))).isInstanceOf(Conflict.class);
    assertThat(hub.store().head(tenant).size()).isEqualTo(1);
  }

  @Test
  void violationsOfBothAreNamedFromTheRoot() {
    String body =
        "{\"output\":{\"type\":\"output\"},\"telemetry_event\":{\"type\":\"telemetry_event\"}}";

    assertThat(pointers(body)).contains("/output/actor", "/output/body", "/telemetry_event/actor");
  }

  @Test
  void theInvocationIdStandsInBothOrInNeither() {
    SampleRecord without = samples.next(RecordType.OUTPUT);

    assertThat(pointers(body(without, event))).containsExactly("/telemetry_event/invocation_id");
    assertThat(record(body(without, samples.next(RecordType.TELEMETRY_EVENT))))
        .isInstanceOf(Created.class);
  }

  @Test
  void eachRecordHasItsTypeAndAnIdOfItsOwn() {
    assertThat(pointers(body(event, output)))
        .containsExactly("/output/type", "/telemetry_event/type");
    assertThat(pointers(body(output, event.id(output.id()))))
        .containsExactly("/telemetry_event/record_id");
  }

  @Test
  void theBodyHasTheseTwoMembersAndNoOther() {
    assertThat(pointers("{}")).containsExactly("/output", "/telemetry_event");
    assertThat(pointers("{\"output\":" + text(output) + ",\"x\":1}"))
        .containsExactly("/telemetry_event", "/x");
    assertThat(pointers("[]")).containsExactly("");
    assertThat(pointers("{\"output\":1,\"output\":2}")).containsExactly("/output");
  }

  @Test
  void numbersAreReadAsSentAndRefusedWhereTheyWouldChange() {
    String changed =
        body(output, event).replaceFirst("\"latency_ms\":\\d+", "\"latency_ms\":9007199254740993");

    assertThat(pointers(changed)).containsExactly("/telemetry_event/body/latency_ms");
  }

  @Test
  void offsetsCountFromTheBodysFirstByte() {
    assertThat(record("{\"output\":oops}"))
        .isInstanceOfSatisfying(NotJson.class, no -> assertThat(no.offset()).isEqualTo(10));
  }

  @Test
  void anIdempotencyKeyStandsForBothIds() {
    byte[] body =
        body(output, event)
            .replaceAll("\"record_id\":\"[^\"]*\",", "")
            .getBytes(StandardCharsets.UTF_8);
    RecordRequest request =
        new RecordRequest(tenant, InMemoryHub.GATEWAY, body, Optional.of("run-1"), 0);
    Created first = (Created) hub.invocations().record(request);

    assertThat(hub.invocations().record(request)).isEqualTo(new Replayed(first.receipts()));
    assertThat(first.receipts()).extracting(Receipt::recordId).doesNotHaveDuplicates();
  }

  @Test
  void aDryRunStoresNothing() {
    assertThat(hub.invocations().check(request(tenant, body(output, event)))).isEmpty();
    assertThat(hub.invocations().check(request(tenant, "{}"))).containsInstanceOf(Invalid.class);
    assertThat(hub.store().head(tenant).size()).isZero();
  }
}
