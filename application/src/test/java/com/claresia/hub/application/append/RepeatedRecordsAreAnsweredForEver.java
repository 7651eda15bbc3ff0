package com.claresia.hub.application.append;

import static com.claresia.hub.application.append.RecordsAreAppendedInOrder.receipts;
import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult.Conflict;
import com.claresia.hub.application.append.AppendResult.Created;
import com.claresia.hub.application.append.AppendResult.Erased;
import com.claresia.hub.application.append.AppendResult.Replayed;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RepeatedRecordsAreAnsweredForEver {
  /** On a store whose key refuses known ids. */
  @Nested
  class WhereTheStoreRefusesKnownIds extends Promises {
    WhereTheStoreRefusesKnownIds() {
      super(InMemoryHubStore.create());
    }
  }

  /** On a store that is asked for ids before each append. */
  @Nested
  class WhereIdsAreLookedUp extends Promises {
    WhereIdsAreLookedUp() {
      super(InMemoryHubStore.without(StoreCapability.UNIQUE_RECORD_IDS));
    }
  }

  abstract static class Promises {
    private final InMemoryHubStore store;
    private final InMemoryHub hub;
    private final TenantId tenant;
    private final SampleRecords samples;

    Promises(InMemoryHubStore store) {
      this.store = store;
      this.hub = InMemoryHub.on(store);
      this.tenant = hub.tenant("dainese");
      this.samples = SampleRecords.of(tenant, 3);
    }

    @Test
    void theSameRecordGetsItsFirstReceipt() {
      SampleRecord sample = samples.next();
      Receipt first = hub.created(tenant, sample.request());
      hub.created(tenant, samples.next().request());
      hub.time().pass(Duration.ofDays(2));

      AppendResult again = hub.records().append(request(tenant, sample.request()));

      assertThat(again).isEqualTo(new Replayed(List.of(first)));
      assertThat(store.head(tenant).size()).isEqualTo(2);
    }

    @Test
    void aRestartForgetsNothing() {
      SampleRecord sample = samples.next();
      Receipt first = hub.created(tenant, sample.request());
      hub.close();

      InMemoryHub restarted = InMemoryHub.on(store);

      assertThat(restarted.records().append(request(tenant, sample.request())))
          .isEqualTo(new Replayed(List.of(first)));
    }

    @Test
    void spellingIsNotContent() {
      SampleRecord sample = samples.next(RecordType.EMPLOYEE_PROFILE);
      Receipt first = hub.created(tenant, sample.request());
      String spelled = new String(sample.request(), StandardCharsets.UTF_8).replace(",", " ,\n ");

      assertThat(hub.records().append(request(tenant, spelled)))
          .isEqualTo(new Replayed(List.of(first)));
    }

    @Test
    void otherContentUnderTheSameIdConflictsAndNamesTheDifference() {
      SampleRecord sample =
          samples
              .next(RecordType.DECISION)
              .body("{\"outcome\":\"accepted\",\"rationale\":\"r\",\"title\":\"t\"}");
      hub.created(tenant, sample.request());
      sample.body("{\"outcome\":\"refused\",\"rationale\":\"r\",\"title\":\"t\"}");

      assertThat(hub.records().append(request(tenant, sample.onBehalfOf("e.rossi").request())))
          .isEqualTo(new Conflict(sample.id(), List.of("/body/outcome", "/on_behalf_of")));
      assertThat(store.head(tenant).size()).isEqualTo(1);
    }

    @Test
    void otherRecordsBesideAKnownOneAreStored() throws Exception {
      SampleRecord known = samples.next();
      hub.created(tenant, known.request());
      Gate gate = Gate.before(store);
      Future<AppendResult> before = submit(samples.next());
      gate.awaitFirst();
      Future<AppendResult> one = submit(samples.next());
      Future<AppendResult> again = submit(known);
      Future<AppendResult> other = submit(samples.next());
      gate.open();

      assertThat(List.of(before.get(), one.get(), other.get()))
          .hasOnlyElementsOfType(Created.class);
      assertThat(again.get()).isInstanceOf(Replayed.class);
      assertThat(store.head(tenant).size()).isEqualTo(4);
    }

    @Test
    void equalIdsQueuedTogetherAreStoredOnce() throws Exception {
      Gate gate = Gate.before(store);
      Future<AppendResult> before = submit(samples.next());
      gate.awaitFirst();
      SampleRecord sample = samples.next(RecordType.EMPLOYEE_PROFILE);
      List<Future<AppendResult>> same = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        same.add(submit(sample));
      }
      Future<AppendResult> other = submit(sample.body("{\"active\":false,\"user_name\":\"x\"}"));
      gate.open();

      before.get();
      Created first = (Created) same.getFirst().get();
      for (Future<AppendResult> repeated : same.subList(1, 20)) {
        assertThat(repeated.get()).isEqualTo(new Replayed(first.receipts()));
      }
      assertThat(other.get())
          .isEqualTo(new Conflict(sample.id(), List.of("/body/active", "/body/user_name")));
      assertThat(store.head(tenant).size()).isEqualTo(2);
    }

    @Test
    void afterItsContentIsGoneAnIdStaysTaken() {
      SampleRecord sample = samples.next();
      hub.created(tenant, sample.request());
      store.dropContent(tenant, List.of(sample.id()));

      assertThat(hub.records().append(request(tenant, sample.request())))
          .isEqualTo(new Erased(sample.id()));
    }

    @Test
    void anIdempotencyKeyStandsForTheIdThatTheHubFillsIn() {
      byte[] body = withoutId(samples.next(RecordType.OUTPUT));
      Receipt first = receipts(send(body, InMemoryHub.GATEWAY, "order-17", 0)).getFirst();
      hub.time().pass(Duration.ofHours(1));

      assertThat(InMemoryHub.on(store).records().append(keyed(body, "order-17", 0)))
          .isEqualTo(new Replayed(List.of(first)));
      assertThat(first.recordId().value().version()).isEqualTo(8);
      assertThat(send(body, InMemoryHub.GATEWAY, "order-17", 1)).isInstanceOf(Created.class);
      assertThat(send(body, InMemoryHub.GATEWAY, "order-18", 0)).isInstanceOf(Created.class);
      assertThat(send(body, new Submitter("https://id.dainese.test", "other"), "order-17", 0))
          .isInstanceOf(Created.class);
    }

    @Test
    void withoutAKeyEachRecordIsANewOne() {
      byte[] body = withoutId(samples.next(RecordType.OUTPUT));

      Receipt one = hub.created(tenant, body);
      Receipt other = hub.created(tenant, body);

      assertThat(one.recordId()).isNotEqualTo(other.recordId());
      assertThat(one.recordId().value().version()).isEqualTo(7);
    }

    private Future<AppendResult> submit(SampleRecord sample) {
      return hub.records().submit(request(tenant, sample.request()));
    }

    private RecordRequest keyed(byte[] body, String key, int position) {
      return new RecordRequest(tenant, InMemoryHub.GATEWAY, body, Optional.of(key), position);
    }

    private AppendResult send(byte[] body, Submitter submitter, String key, int position) {
      return hub.records()
          .append(new RecordRequest(tenant, submitter, body, Optional.of(key), position));
    }
  }

  static byte[] withoutId(SampleRecord sample) {
    return new String(sample.request(), StandardCharsets.UTF_8)
        .replaceFirst("\"record_id\":\"[^\"]*\",", "")
        .replaceFirst("\"occurred_at\":\"[^\"]*\",", "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
