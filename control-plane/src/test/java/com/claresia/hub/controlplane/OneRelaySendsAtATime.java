package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import org.junit.jupiter.api.Test;

class OneRelaySendsAtATime {
  private final TestTenant tenant = TestService.shared().tenant();
  private final TestClient other = TestService.shared().client(tenant.certificate());

  private String holder(Answer answer) {
    return answer.json().getJsonObject("lease").getString("holder");
  }

  @Test
  void asLongAsOneSendsTheOtherIsToldToWait() {
    tenant.send(0, 5);
    Answer leased = other.entries(tenant.name(), tenant.log().growTo(9).lines(5, 9));
    assertThat(leased.status()).isEqualTo(423);
    assertThat(leased.code()).isEqualTo("leased");
    assertThat(leased.retryAfter()).isBetween(1L, 10L);
    assertThat(holder(leased)).isEqualTo("other");
    assertThat(leased.acknowledged()).isEqualTo(5);
    assertThat(other.plainEntries(tenant.name(), new byte[0]).status()).isEqualTo(423);
    assertThat(tenant.send(5, 9).acknowledged()).isEqualTo(9);
  }

  @Test
  void whoAsksForTheStateIsToldAndGrantedNothing() {
    assertThat(holder(tenant.state())).isEqualTo("none");
    tenant.send(0, 5);
    assertThat(holder(tenant.state())).isEqualTo("this");
    assertThat(holder(other.get("/v1/tenants/" + tenant.name() + "/state"))).isEqualTo("other");
    assertThat(tenant.send(5, 6).status()).isEqualTo(200);
  }

  @Test
  void whoFindsAGapIsGrantedNothing() {
    assertThat(holder(tenant.send(3, 4))).isEqualTo("none");
    assertThat(other.plainEntries(tenant.name(), new byte[0]).status()).isEqualTo(200);
  }

  @Test
  void onceTheLeaseIsOverTheOtherGoesOn() {
    tenant.send(0, 5);
    tenant.endLease();
    Answer taken = other.entries(tenant.name(), tenant.log().growTo(9).lines(5, 9));
    assertThat(taken.status()).isEqualTo(200);
    assertThat(holder(taken)).isEqualTo("this");
    assertThat(tenant.send(9, 10).status()).isEqualTo(423);
  }
}
