package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.Halts;
import com.claresia.hub.domain.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class ProbesAnswer {
  private final Api api = HubUnderTest.api();

  @Test
  void theHubIsLiveStartedAndReady() {
    for (String probe : new String[] {"live", "started", "ready"}) {
      Api.Answer answer = Api.send(api.anonymous("/health/" + probe));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    }
  }

  @Test
  void whatTheRelayFindsIsAWarningWhileItHolds() {
    HubUnderTest.RELAY_FINDINGS.add("data.telemetry_gap");
    try {
      Api.Answer ready = Api.send(api.anonymous("/health/ready"));
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text()).contains("\"warning\":\"data.telemetry_gap\"");
    } finally {
      HubUnderTest.RELAY_FINDINGS.clear();
    }
    assertThat(Api.send(api.anonymous("/health/ready")).text()).doesNotContain("warning");
  }

  @Test
  void metricsCountWithoutNamingAnybody() {
    String actor = "person-" + Submission.newId();
    api.post("/v1/records", Submission.decision(Submission.newId(), actor));
    Api.Answer metrics = Api.send(api.anonymous("/metrics").header("Accept", "text/plain"));
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.text()).doesNotContain(actor);
    assertThat(metrics.text()).contains("hub_append_committed_records_total");
    assertThat(metrics.text()).contains("hub_append_queued_records");
    assertThat(metrics.text()).contains("hub_log_records", "hub_log_unsigned_seconds");
  }

  @Test
  void aTenantForWhomNothingIsWrittenIsCountedAndNotNamed() {
    TenantId halted = new TenantId("restored");
    HubUnderTest.APPEND.halts().halt(halted, Halts.By.STORE, "the store lost records");
    try {
      Api.Answer ready = Api.send(api.anonymous("/health/ready"));
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text()).contains("\"halted_tenants\":1").doesNotContain("restored");
      Api.Answer metrics = Api.send(api.anonymous("/metrics").header("Accept", "text/plain"));
      assertThat(metrics.text()).containsPattern("hub_append_halted_tenants\\S* 1\\.0");
    } finally {
      HubUnderTest.APPEND.halts().resume(halted, Halts.By.STORE);
    }
  }
}
