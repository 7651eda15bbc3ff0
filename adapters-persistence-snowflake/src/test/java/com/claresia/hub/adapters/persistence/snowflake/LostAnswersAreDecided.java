package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.fault.CuttingProxy;
import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.HeadMoved;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.ChainHead;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line to the service is cut at the worst moments, for longer than the driver tries again. */
class LostAnswersAreDecided {
  private final CuttingProxy[] proxies = new CuttingProxy[1];
  private final HubStore[] stores = new HubStore[1];

  private TestTenant tenantThroughTheProxy(TableKind kind) throws IOException {
    HubSchema schema = HubSchema.shared(kind);
    proxies[0] = new CuttingProxy(schema.emulator().port());
    stores[0] =
        schema.open(
            schema
                .settings(proxies[0].port())
                .with("answer-timeout", "1")
                .with("connect-timeout", "1"));
    TestTenant tenant = TestTenant.addedBy(schema.administration(), stores[0]);
    tenant.append(2);
    return tenant;
  }

  private void cut(CuttingProxy.Cut cut) {
    proxies[0].cut(cut);
  }

  @AfterEach
  void close() throws IOException {
    proxies[0].close();
    stores[0].close();
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void anAnswerLostAfterTheCommitIsFoundToBeStored(TableKind kind) throws IOException {
    TestTenant tenant = tenantThroughTheProxy(kind);
    Segment segment = tenant.segment(3);
    cut(CuttingProxy.Cut.ANSWER);

    assertThat(tenant.store().append(segment)).isInstanceOf(OutcomeUnknown.class);
    cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(tenant, segment))
        .isEqualTo(new Appended(ChainHead.of(segment.frontierAfter())));
    assertThat(tenant.size()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aRequestLostBeforeTheServerSawItIsStoredOnceWhenSentAgain(TableKind kind)
      throws IOException {
    TestTenant tenant = tenantThroughTheProxy(kind);
    Segment segment = tenant.segment(3);
    cut(CuttingProxy.Cut.REQUEST);

    assertThat(tenant.store().append(segment)).isInstanceOf(OutcomeUnknown.class);
    assertThat(tenant.through(HubSchema.sharedStore(kind)).size()).isEqualTo(2);
    cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(tenant, segment)).isInstanceOf(Appended.class);
    assertThat(tenant.size()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aRivalThatTookThePlaceMeanwhileIsRespected(TableKind kind) throws IOException {
    TestTenant tenant = tenantThroughTheProxy(kind);
    Segment segment = tenant.segment(3);
    cut(CuttingProxy.Cut.REQUEST);
    assertThat(tenant.store().append(segment)).isInstanceOf(OutcomeUnknown.class);
    tenant.through(HubSchema.sharedStore(kind)).append(1);
    cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(tenant, segment))
        .isInstanceOfSatisfying(
            HeadMoved.class, moved -> assertThat(moved.actual().size()).isEqualTo(3));
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void withoutAConnectionAppendsAreUnknownAndReadsSayUnavailable(TableKind kind)
      throws IOException {
    TestTenant tenant = tenantThroughTheProxy(kind);
    Segment segment = tenant.segment(1);
    cut(CuttingProxy.Cut.EVERYTHING);

    assertThat(tenant.store().append(segment))
        .isInstanceOfSatisfying(
            OutcomeUnknown.class, unknown -> assertThat(unknown.cause()).contains("no connection"));
    assertThatThrownBy(() -> tenant.store().head(tenant.id()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("no connection")
        .hasNoCause();
    assertThat(tenant.store().health()).isInstanceOf(StoreHealth.NotReady.class);
    cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(tenant, segment)).isInstanceOf(Appended.class);
    assertThat(tenant.store().health()).isInstanceOf(StoreHealth.Ready.class);
  }

  /** As the committer does: the identical segment, until it is decided. */
  private static AppendOutcome untilDecided(TestTenant tenant, Segment segment) {
    AppendOutcome outcome = tenant.store().append(segment);
    for (int tries = 0; outcome instanceof OutcomeUnknown && tries < 20; tries++) {
      outcome = tenant.store().append(segment);
    }
    return outcome;
  }
}
