package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import com.claresia.hub.embedded.postgres.ServerSettings;
import org.junit.jupiter.api.Test;

class ARestartedServerIsFoundAgain {
  @Test
  void whatWasAcknowledgedSurvivesACrashAndTheStoreGoesOnByItself() {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(ServerSettings.throwAway())) {
      HubDatabase database = HubDatabase.migrated(server);
      try (HubStore store =
          new PostgresStorageBackend().open(database.settings().with("connect-timeout", "1"))) {
        TestTenant tenant = TestTenant.addedBy(database.administration(), store);
        tenant.append(5);

        Segment segment = tenant.segment(2);
        server.crash();
        assertThat(store.append(segment)).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> store.head(tenant.id())).isInstanceOf(StoreUnavailable.class);
        server.start();

        assertThat(sizeOnceItAnswers(tenant)).isEqualTo(5);
        assertThat(store.append(segment)).isInstanceOf(Appended.class);
        assertThat(tenant.size()).isEqualTo(7);
      }
    }
  }

  /** The pool tries anew within its own patience, which each of these questions shares. */
  private static long sizeOnceItAnswers(TestTenant tenant) {
    StoreUnavailable last = new StoreUnavailable("never asked");
    for (int tries = 0; tries < 20; tries++) {
      try {
        return tenant.size();
      } catch (StoreUnavailable e) {
        last = e;
      }
    }
    throw last;
  }
}
