package com.claresia.hub.adapters.persistence.postgres;

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
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line to the server is cut at the worst moments. */
class LostAnswersAreDecided {
  private CuttingProxy proxy;
  private HubStore store;
  private TestTenant tenant;

  @BeforeEach
  void openThroughTheProxy() throws IOException {
    proxy = new CuttingProxy(EmbeddedPostgresServer.shared().port());
    store =
        new PostgresStorageBackend()
            .open(
                HubDatabase.shared()
                    .settings(proxy.port())
                    .with("pool-size", "2")
                    .with("connect-timeout", "1"));
    tenant = TestTenant.addedBy(HubDatabase.shared().administration(), store);
    tenant.append(2);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    proxy.close();
  }

  @Test
  void anAnswerLostAfterTheCommitIsFoundToBeStored() {
    Segment segment = tenant.segment(3);
    proxy.cut(CuttingProxy.Cut.ANSWER);

    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    proxy.cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(segment))
        .isEqualTo(new Appended(ChainHead.of(segment.frontierAfter())));
    assertThat(tenant.size()).isEqualTo(5);
  }

  @Test
  void aRequestLostBeforeTheServerSawItIsStoredOnceWhenSentAgain() {
    Segment segment = tenant.segment(3);
    proxy.cut(CuttingProxy.Cut.REQUEST);

    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    assertThat(tenant.through(HubDatabase.sharedStore()).size()).isEqualTo(2);
    proxy.cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(segment)).isInstanceOf(Appended.class);
    assertThat(tenant.size()).isEqualTo(5);
  }

  @Test
  void aRivalThatTookThePlaceMeanwhileIsRespected() {
    Segment segment = tenant.segment(3);
    proxy.cut(CuttingProxy.Cut.REQUEST);
    assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
    tenant.through(HubDatabase.sharedStore()).append(1);
    proxy.cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(segment))
        .isInstanceOfSatisfying(
            HeadMoved.class, moved -> assertThat(moved.actual().size()).isEqualTo(3));
  }

  @Test
  void withoutAConnectionAppendsAreUnknownAndReadsSayUnavailable() {
    Segment segment = tenant.segment(1);
    proxy.cut(CuttingProxy.Cut.EVERYTHING);

    assertThat(store.append(segment))
        .isInstanceOfSatisfying(
            OutcomeUnknown.class, unknown -> assertThat(unknown.cause()).contains("no connection"));
    assertThatThrownBy(() -> store.head(tenant.id()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("no connection")
        .hasNoCause();
    assertThat(store.health()).isInstanceOf(StoreHealth.NotReady.class);
    proxy.cut(CuttingProxy.Cut.NONE);

    assertThat(untilDecided(segment)).isInstanceOf(Appended.class);
    assertThat(store.health()).isInstanceOf(StoreHealth.Ready.class);
  }

  /** As the committer does: the identical segment, until it is decided. */
  private AppendOutcome untilDecided(Segment segment) {
    AppendOutcome outcome = store.append(segment);
    for (int tries = 0; outcome instanceof OutcomeUnknown && tries < 20; tries++) {
      outcome = store.append(segment);
    }
    return outcome;
  }
}
