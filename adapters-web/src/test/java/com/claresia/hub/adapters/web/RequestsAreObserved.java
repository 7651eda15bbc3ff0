package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.observe.AnsweredRequest;
import com.claresia.hub.application.observe.HttpVerb;
import com.claresia.hub.application.observe.Route;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestsAreObserved {
  private static final String PARENT = "00f067aa0ba902b7";

  private final Api api = HubUnderTest.api();

  private AnsweredRequest observed(String path) {
    String traceId = UUID.randomUUID().toString().replace("-", "");
    Api.send(api.request(path).header("traceparent", "00-" + traceId + "-" + PARENT + "-01"));
    return HubUnderTest.OBSERVED.ofTrace(traceId);
  }

  private String route(String path) {
    return observed(path).route().map(Route::template).orElse("none");
  }

  @Test
  void aRequestIsToldByItsTemplateAndNeverByItsPath() {
    assertThat(route("/v1/records?actor=e.rossi")).isEqualTo("/v1/records");
    assertThat(route("/v1/records/e.rossi")).isEqualTo("/v1/records/{id}");
    assertThat(route("/v1/records/e.rossi/proof")).isEqualTo("/v1/records/{id}/proof");
    assertThat(route("/v1/log/tile/0/000")).isEqualTo("/v1/log/{path}");
    assertThat(route("/v1/schemas/output/v1")).isEqualTo("/v1/schemas/{type}/{version}");
    assertThat(route("/health/live")).isEqualTo("/health/live");
    assertThat(route("/openapi")).isEqualTo("/openapi");
    assertThat(route("/v1/e.rossi")).isEqualTo("none");
    assertThat(route("/e.rossi")).isEqualTo("none");
  }

  @Test
  void aRequestIsToldWithItsStatusProblemAndTrace() {
    AnsweredRequest request = observed("/v1/records/e.rossi");
    assertThat(request.method()).isEqualTo(HttpVerb.GET);
    assertThat(request.status()).isEqualTo(404);
    assertThat(request.problem()).contains(ProblemCode.NOT_FOUND);
    assertThat(request.parent().orElseThrow().spanId()).isEqualTo(PARENT);
    assertThat(request.trace().spanId()).isNotEqualTo(PARENT);
    assertThat(request.took()).isPositive();
    assertThat(observed("/v1/records").problem()).isEmpty();
    assertThat(observed("/nothing").problem()).contains(ProblemCode.NOT_FOUND);
  }

  @Test
  void aVerbThatIsNoneOfHttpsIsOther() {
    assertThat(HttpVerb.named("ROSSI")).isEqualTo(HttpVerb.OTHER);
    assertThat(HttpVerb.named("OTHER")).isEqualTo(HttpVerb.OTHER);
    assertThat(HttpVerb.named("PATCH")).isEqualTo(HttpVerb.PATCH);
  }
}
