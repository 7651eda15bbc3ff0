package com.claresia.hub.application.append;

import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult.Created;
import com.claresia.hub.application.append.AppendResult.Halted;
import com.claresia.hub.application.governance.HubEvent;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HaltedTenantsAreNotWrittenTo {
  private static final Halted HALTED = new Halted("the store was restored");

  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 6);

  private long size() {
    return hub.store().head(tenant).size();
  }

  @Test
  void whoWritesIsToldAtOnceAndNothingIsStored() {
    SampleRecord known = samples.next();
    hub.created(tenant, known.request());
    hub.records().halt(tenant, HALTED.reason());

    assertThat(hub.records().append(request(tenant, samples.next().request()))).isEqualTo(HALTED);
    assertThat(hub.records().append(request(tenant, known.request()))).isEqualTo(HALTED);
    assertThat(hub.records().check(request(tenant, known.request()))).contains(HALTED);
    assertThat(hub.events().raise(tenant, HubEvent.of("data.x", HubEvent.Severity.INFO)))
        .isEqualTo(HALTED);
    assertThat(hub.records().halted()).isEqualTo(Map.of(tenant, HALTED.reason()));
    assertThat(size()).isEqualTo(1);
  }

  @Test
  void otherTenantsAreWrittenAndTheHaltEnds() {
    TenantId other = hub.tenant("ventura");
    hub.records().halt(tenant, HALTED.reason());
    hub.created(other, SampleRecords.of(other, 1).next().request());

    hub.records().resume(tenant);

    assertThat(hub.created(tenant, samples.next().request()).seq()).isZero();
    assertThat(hub.records().halted()).isEmpty();
  }

  @Test
  void theControlPlanesWordEndsNoHaltThatTheStoreItselfGaveCauseFor() {
    hub.records().halt(tenant, "the control plane has more");
    hub.records().halts().halt(tenant, Halts.By.STORE, HALTED.reason());

    hub.records().resume(tenant);
    assertThat(hub.records().append(request(tenant, samples.next().request()))).isEqualTo(HALTED);

    hub.records().halts().resume(tenant, Halts.By.STORE);
    assertThat(hub.created(tenant, samples.next().request()).seq()).isZero();
  }

  @Test
  void whatIsOnItsWayIsDecidedAndWhatWaitsIsNotSent() throws Exception {
    Gate gate = Gate.before(hub.store());
    Future<AppendResult> sent = hub.records().submit(request(tenant, samples.next().request()));
    gate.awaitFirst();
    List<Future<AppendResult>> waiting =
        samples.take(3).stream()
            .map(record -> hub.records().submit(request(tenant, samples.next().request())))
            .toList();

    hub.records().halt(tenant, HALTED.reason());
    gate.open();

    assertThat(sent.get()).isInstanceOf(Created.class);
    for (Future<AppendResult> answer : waiting) {
      assertThat(answer.get()).isEqualTo(HALTED);
    }
    assertThat(size()).isEqualTo(1);
  }
}
