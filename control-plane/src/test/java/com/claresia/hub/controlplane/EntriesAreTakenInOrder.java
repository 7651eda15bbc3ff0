package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import org.junit.jupiter.api.Test;

class EntriesAreTakenInOrder {
  private final TestTenant tenant = TestService.shared().tenant();

  @Test
  void aBatchIsAcknowledgedAndItsEnvelopesAreCounted() {
    Answer answer = tenant.send(0, 10);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            "{\"acknowledged_size\":10,\"envelopes\":4,\"lease\":{\"holder\":\"this\",\"seconds\":10},"
                + "\"schema_version\":0,\"witnessed_size\":0}");
    assertThat(tenant.state().acknowledged()).isEqualTo(10);
  }

  @Test
  void aCheckpointOverThemIsCosigned() {
    tenant.send(0, 10);
    Answer answer = tenant.client().addCheckpoint(tenant.log().submission(0, 10));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).startsWith("— " + TestService.COSIGNER + " ").endsWith("\n");
  }
}
