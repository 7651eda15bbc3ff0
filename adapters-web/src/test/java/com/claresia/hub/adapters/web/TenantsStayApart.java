package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TenantsStayApart {
  private final Api api = HubUnderTest.api();

  @Test
  void anotherTenantsIdIsAsUnknownAsAnId() {
    String theirs = Submission.newId();
    String nobodys = Submission.newId();
    api.post("/v1/records", Submission.decision(theirs, "e.rossi"));
    for (String view : new String[] {"", "/proof", "/lineage"}) {
      Api.Answer known = asVentura("/v1/records/" + theirs + view);
      Api.Answer unknown = asVentura("/v1/records/" + nobodys + view);
      assertThat(known.status()).isEqualTo(404);
      assertThat(known.json().path("detail")).isEqualTo(unknown.json().path("detail"));
      assertThat(known.text().length()).isEqualTo(unknown.text().length());
    }
    assertThat(asVentura("/v1/records?limit=1000").text()).doesNotContain(theirs);
  }

  @Test
  void twoTenantsMayUseTheSameId() {
    String id = Submission.newId();
    assertThat(api.post("/v1/records", Submission.decision(id, "e.rossi")).status()).isEqualTo(201);
    Api.Answer answer =
        Api.send(
            Api.json(
                api.request("/v1/records", "ventura", "records:write"),
                Submission.decision(id, "other")));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("tenant_id").asText()).isEqualTo("ventura");
  }

  private Api.Answer asVentura(String path) {
    return Api.send(api.request(path, "ventura", "records:read"));
  }
}
