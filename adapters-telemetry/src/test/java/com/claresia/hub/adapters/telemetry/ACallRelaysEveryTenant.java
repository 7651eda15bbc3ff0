package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.memory.InMemoryControlPlane;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function's call, with time that passes only while it waits. */
class ACallRelaysEveryTenant {
  private static final Duration BUDGET = Duration.ofSeconds(45);

  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId dainese = hub.tenant("dainese");
  private final TenantId bianchi = hub.tenant("bianchi");
  private final InMemoryControlPlane controlPlane =
      InMemoryControlPlane.serving(hub.keys(), hub.time());

  @AfterEach
  void close() {
    hub.close();
  }

  private void append(TenantId tenant, int records) {
    hub.store()
        .append(
            SampleRecords.of(tenant, hub.store().head(tenant).size())
                .segment(hub.store().head(tenant), records));
    hub.checkpoints().appended(tenant, hub.store().head(tenant));
    hub.time().pass(Duration.ofSeconds(2));
  }

  private OpenRelay open(EnvelopeFeed feed, ControlPlane reached) {
    ToldFindings findings = new ToldFindings(OptionalInt.of(3));
    Relay.Parts parts =
        new Relay.Parts(feed, reached, controlPlane.cosigner().verifiers(), findings, hub.time());
    return OpenRelay.of(parts, findings, new Random(17));
  }

  private OpenRelay open() {
    return open(hub.store().feed(), controlPlane);
  }

  private RelayReport call(OpenRelay open, Duration budget) {
    return new Turns(open, hub.time(), hub.time()::pass).until(hub.time().instant().plus(budget));
  }

  private TenantReport of(RelayReport report, TenantId tenant) {
    return report.tenants().stream()
        .filter(each -> each.tenant().equals(tenant))
        .findFirst()
        .orElseThrow();
  }

  /** The same, but before each call of that method on it, {@code first} is told its tenant. */
  private static <T> T before(Class<T> type, T real, String method, BiConsumer<TenantId, T> first) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                first.accept((TenantId) arguments[0], real);
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Test
  void untilAllIsAcknowledgedAndCosigned() {
    append(dainese, 9_000);
    append(bianchi, 7);

    RelayReport report = call(open(), BUDGET);

    assertThat(report.orTrouble())
        .isEqualTo(
            "{\"well\":true,\"tenants\":["
                + "{\"tenant_id\":\"bianchi\",\"acknowledged_size\":7,\"sent\":7,"
                + "\"cosigned_size\":7,\"state\":\"caught_up\"},"
                + "{\"tenant_id\":\"dainese\",\"acknowledged_size\":9000,\"sent\":9000,"
                + "\"cosigned_size\":9000,\"state\":\"caught_up\"}]}");
    assertThat(controlPlane.acknowledged(dainese)).hasSize(9_000);
  }

  @Test
  void theNextCallGoesOnWhereItWasHoweverLongTheProcessWasFrozen() {
    OpenRelay kept = open();
    append(dainese, 5);
    call(kept, BUDGET);
    hub.time().pass(Duration.ofDays(3));
    append(dainese, 3);

    RelayReport report = call(kept, BUDGET);

    assertThat(of(report, dainese).sent()).isEqualTo(3);
    assertThat(of(report, dainese).cosignedSize()).contains(8L);
    assertThat(call(kept, BUDGET).tenants()).allMatch(each -> each.sent() == 0);
  }

  @Test
  void whatGoesWrongWithOneTenantStopsNoOther() {
    append(dainese, 5);
    append(bianchi, 5);
    EnvelopeFeed broken =
        before(
            EnvelopeFeed.class,
            hub.store().feed(),
            "read",
            (tenant, feed) -> {
              if (tenant.equals(bianchi)) {
                throw new IllegalStateException("what may be confidential");
              }
            });

    RelayReport report = call(open(broken, controlPlane), BUDGET);

    assertThat(of(report, dainese).progress()).isInstanceOf(RelayProgress.CaughtUp.class);
    assertThat(of(report, bianchi).progress())
        .isEqualTo(new RelayProgress.Halted("it failed: IllegalStateException"));
    assertThatThrownBy(report::orTrouble)
        .isInstanceOf(RelayTrouble.class)
        .hasMessageContaining("\"state\":\"halted\"")
        .hasMessageNotContaining("confidential");
  }

  @Test
  void aStoreThatIsAwayForOneTenantIsNamed() {
    append(dainese, 5);
    EnvelopeFeed away =
        before(
            EnvelopeFeed.class,
            hub.store().feed(),
            "head",
            (tenant, feed) -> {
              throw new StoreUnavailable("no connection");
            });

    RelayReport report = call(open(away, controlPlane), BUDGET);

    assertThat(of(report, dainese).progress())
        .isEqualTo(new RelayProgress.Waits("the store: no connection"));
  }

  @Test
  void aControlPlaneThatIsDownIsTriedUntilTheTimeIsUp() {
    append(dainese, 5);
    controlPlane.faults().goDown();

    RelayReport down = call(open(), BUDGET);

    assertThat(down.isWell()).isFalse();
    assertThat(of(down, dainese).acknowledgedSize()).isEmpty();
    assertThat(of(down, dainese).progress()).isInstanceOf(RelayProgress.Waits.class);
  }

  @Test
  void anotherProcessThatSendsIsWaitedForAndNoTrouble() {
    append(dainese, 5);
    controlPlane.faults().leaseToAnother();

    RelayReport leased = call(open(), BUDGET);

    assertThat(leased.isWell()).isTrue();
    assertThat(of(leased, dainese).progress())
        .isEqualTo(new RelayProgress.GoesOn("another process sends"));
  }

  @Test
  void noRequestBeginsAfterTheEndAndTheNextCallSendsTheRest() {
    append(dainese, 9_000);
    ControlPlane slow =
        before(
            ControlPlane.class,
            controlPlane,
            "send",
            (tenant, real) -> hub.time().pass(Duration.ofSeconds(3)));
    OpenRelay kept = open(hub.store().feed(), slow);

    RelayReport first = call(kept, Duration.ofSeconds(4));

    assertThat(of(first, dainese).progress()).isEqualTo(new RelayProgress.GoesOn("the time is up"));
    assertThat(of(first, dainese).sent()).isBetween(4_000L, 8_999L);
    assertThat(first.isWell()).isTrue();
    assertThat(of(call(kept, BUDGET), dainese).acknowledgedSize()).contains(9_000L);
  }

  @Test
  void aSchemaIsAFindingWhileTheStoreHasAnOlderOneAndTheControlPlaneWantsIt() {
    OpenRelay kept = open();
    controlPlane.askForSchema(3);
    append(dainese, 1);
    assertThat(of(call(kept, BUDGET), dainese).findings()).isEmpty();

    controlPlane.askForSchema(4);
    append(dainese, 1);
    assertThat(of(call(kept, BUDGET), dainese).findings())
        .containsExactly("the control plane asks for version 4 of the schema");

    controlPlane.askForSchema(3);
    append(dainese, 1);
    assertThat(of(call(kept, BUDGET), dainese).findings()).isEmpty();
  }

  @Test
  void anInvocationThatLacksItsEventIsAFindingOfTheFirstCallAndGoes() {
    SampleRecords samples = SampleRecords.of(dainese, 5);
    hub.created(
        dainese, samples.next(RecordType.OUTPUT).skill("summariser", "scribe", "run-1").request());
    hub.time().pass(Duration.ofMinutes(11));
    OpenRelay kept = open();
    assertThat(of(call(kept, BUDGET), dainese).findings())
        .containsExactly(
            "telemetry events are missing: 1 records have 1 outputs of invocations, 0 telemetry"
                + " events, 0 envelopes");

    hub.created(dainese, samples.next(RecordType.TELEMETRY_EVENT).request());
    hub.time().pass(Duration.ofMinutes(1));

    assertThat(of(call(kept, BUDGET), dainese).findings()).isEmpty();
  }

  @Test
  void aStoreThatWasPutBackIsAFindingAndNothingIsSent() {
    append(dainese, 10);
    call(open(), BUDGET);
    InMemoryHub restored = InMemoryHub.create();
    restored.tenant("dainese");
    int requests = controlPlane.requests().size();

    RelayReport report = call(open(restored.store().feed(), controlPlane), BUDGET);

    assertThat(report.isWell()).isFalse();
    assertThat(of(report, dainese).progress()).isInstanceOf(RelayProgress.Halted.class);
    assertThat(of(report, dainese).findings())
        .containsExactly(
            "the control plane says that it has 10 records, the store has 0: it was put back, or"
                + " that is not true; hub recover --dry-run says which");
    assertThat(controlPlane.requests()).hasSize(requests);
    restored.close();
  }
}
