package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.tenants.Caller;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of 30 entries every third is an invocation: seq 0, 3, … 27, a second apart, latency = seq. */
class TheCommandCenterAsks {
  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();
  private final TestTenant other = service.tenant();
  private final TestClient operator;

  TheCommandCenterAsks() {
    IssuedCertificate issued = IssuedCertificate.valid("command-center");
    service.register(new Caller.Operator(), issued);
    operator = service.client(issued);
    tenant.send(0, 30);
    other.send(0, 6);
  }

  private static List<JsonObject> groups(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getJsonArray("groups").getValuesAs(JsonObject.class);
  }

  @Test
  void usageIsSummedUpBySkill() {
    List<JsonObject> skills = groups(tenant.client().get("/v1/usage?group_by=skill"));
    assertThat(skills).extracting(g -> g.getString("skill")).containsExactly("skill-0", "skill-1");
    assertThat(skills.getFirst().toString())
        .isEqualTo(
            "{\"skill\":\"skill-0\",\"invocations\":5,\"successes\":5,"
                + "\"latency_ms\":{\"p50\":12,\"p95\":24,\"p99\":24},"
                + "\"tokens_in\":500,\"tokens_out\":50,\"cost_usd_estimate\":1.25}");
    assertThat(skills.getLast().getInt("successes")).isZero();
  }

  @Test
  void andByArchetypeDayAndTenant() {
    assertThat(groups(tenant.client().get("/v1/usage?group_by=archetype")))
        .singleElement()
        .extracting(g -> g.getInt("invocations"))
        .isEqualTo(10);
    assertThat(groups(tenant.client().get("/v1/usage?group_by=day")))
        .singleElement()
        .extracting(g -> g.getString("day"))
        .isEqualTo("2026-05-03");
    assertThat(groups(operator.get("/v1/usage?group_by=tenant")))
        .extracting(g -> g.getString("tenant"))
        .contains(tenant.name(), other.name());
  }

  @Test
  void aTenantIsToldOfItselfAlone() {
    assertThat(groups(tenant.client().get("/v1/usage?group_by=tenant")))
        .singleElement()
        .extracting(g -> g.getString("tenant"))
        .isEqualTo(tenant.name());
    assertThat(groups(operator.get("/v1/usage?group_by=tenant&tenant=" + other.name())))
        .singleElement()
        .extracting(g -> g.getInt("invocations"))
        .isEqualTo(2);
  }

  @Test
  void anAbsurdEstimateSpoilsNoSum() {
    TestTenant absurd = service.tenant();
    assertThat(absurd.client().entries(absurd.name(), absurd.log().costing(3, 1e308)).status())
        .isEqualTo(200);
    assertThat(groups(absurd.client().get("/v1/usage")))
        .singleElement()
        .extracting(g -> g.getJsonNumber("cost_usd_estimate").doubleValue())
        .isEqualTo(3e12);
    assertThat(groups(operator.get("/v1/usage"))).isNotEmpty();
  }

  @Test
  void timesAreHalfOpen() {
    String period = "&from=2026-05-03T08:00:03Z&to=2026-05-03T10:00:09%2B02:00";
    assertThat(groups(tenant.client().get("/v1/usage?group_by=archetype" + period)))
        .singleElement()
        .extracting(g -> g.getInt("invocations"))
        .isEqualTo(2);
  }

  @Test
  void envelopesComeInPagesInTheOrderOfTheirTimes() {
    List<Integer> places = new ArrayList<>();
    String path = "/v1/envelopes?limit=3";
    String cursor = "";
    do {
      JsonObject page = tenant.client().get(path + cursor).json();
      page.getJsonArray("envelopes")
          .getValuesAs(JsonObject.class)
          .forEach(envelope -> places.add(envelope.getInt("seq")));
      cursor = page.containsKey("next") ? "&cursor=" + page.getString("next") : "";
    } while (!cursor.isEmpty());
    assertThat(places).containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24, 27);
  }

  @Test
  void anEnvelopeHasItsNineFieldsAndItsPlace() {
    JsonObject envelope =
        operator
            .get("/v1/envelopes?tenant=" + tenant.name() + "&skill_id=skill-1&limit=1")
            .json()
            .getJsonArray("envelopes")
            .getJsonObject(0);
    assertThat(envelope.toString())
        .isEqualTo(
            "{\"tenant_id\":\"%s\",\"seq\":3,\"skill_id\":\"skill-1\",\"archetype_id\":\"archetype\","
                    .formatted(tenant.name())
                + "\"ts\":\"2026-05-03T08:00:03.000Z\",\"success\":false,\"latency_ms\":3,"
                + "\"tokens_in\":100,\"tokens_out\":10,\"cost_usd_estimate\":0.25}");
  }

  @Test
  void anOperatorGoesThroughAllTenantsPageByPage() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = operator.get("/v1/envelopes?limit=7" + cursor).json();
      page.getJsonArray("envelopes")
          .getValuesAs(JsonObject.class)
          .forEach(e -> seen.add(e.getString("tenant_id") + " " + e.getInt("seq")));
      cursor = page.containsKey("next") ? "&cursor=" + page.getString("next") : "";
    } while (!cursor.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().contains(tenant.name() + " 27", other.name() + " 3");
  }

  @Test
  void aCursorGoesOnWithItsOwnQuestionOnly() {
    String next = tenant.client().get("/v1/envelopes?limit=3").json().getString("next");
    assertThat(tenant.client().get("/v1/envelopes?skill_id=skill-0&cursor=" + next).code())
        .isEqualTo("bad-cursor");
    assertThat(other.client().get("/v1/envelopes?cursor=" + next).code()).isEqualTo("bad-cursor");
    assertThat(tenant.client().get("/v1/envelopes?cursor=eA").code()).isEqualTo("bad-cursor");
    String text = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.US_ASCII);
    String forged = text.replaceFirst(" [0-9]+ ", " 999999999999999999 ");
    byte[] bytes = forged.getBytes(StandardCharsets.US_ASCII);
    String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThat(tenant.client().get("/v1/envelopes?cursor=" + cursor).code())
        .isEqualTo("bad-cursor");
  }

  @Test
  void whatARefusedParameterIsCalledIsSaid() {
    assertThat(operator.get("/v1/usage?from=%2B300000-01-01T00:00:00Z").json().getString("detail"))
        .startsWith("from ");
  }

  @Test
  void bySkillAndArchetypeTogether() {
    String period = "&from=2026-05-01T00:00:00Z";
    assertThat(groups(tenant.client().get("/v1/usage?group_by=skill,archetype" + period)))
        .extracting(g -> g.getString("skill") + " " + g.getString("archetype"))
        .containsExactly("skill-0 archetype", "skill-1 archetype");
    assertThat(
            groups(
                tenant.client().get("/v1/usage?skill_id=skill-1&archetype_id=archetype" + period)))
        .singleElement()
        .extracting(g -> g.getString("skill"))
        .isEqualTo("skill-1");
    assertThat(groups(tenant.client().get("/v1/usage?archetype_id=another" + period))).isEmpty();
    assertThat(envelopes("?skill_id=skill-1&archetype_id=archetype")).hasSize(5);
    assertThat(envelopes("?archetype_id=another")).isEmpty();
  }

  private List<JsonObject> envelopes(String query) {
    return tenant
        .client()
        .get("/v1/envelopes" + query)
        .json()
        .getJsonArray("envelopes")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void theAnswerSaysOfWhichPeriodItIs() {
    JsonObject usage = tenant.client().get("/v1/usage?from=2026-05-01T00:00:00Z").json();
    assertThat(usage.getString("from")).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(usage.getString("to")).isEqualTo("2027-05-02T00:00:00Z");
  }

  @Test
  void moreThanAThousandGroupsAreRefused() {
    TestTenant busy = service.tenant();
    byte[] lines = busy.log().ofSkills(1_001);
    assertThat(busy.client().entries(busy.name(), lines).status()).isEqualTo(200);
    String period = "from=2001-05-01T00:00:00Z&";
    assertThat(busy.client().get("/v1/usage?" + period + "group_by=skill").code())
        .isEqualTo("too-many-groups");
    assertThat(groups(busy.client().get("/v1/usage?" + period + "group_by=tenant"))).hasSize(1);
  }

  /** Each page of all tenants would otherwise sort the whole table. */
  @Test
  void pagesOfAllTenantsComeOutOfAnIndex() {
    for (String condition :
        List.of("true", "e.skill_id = 'skill-1'", "e.archetype_id = 'archetype'")) {
      assertThat(plan(condition)).as(condition).contains("envelope_of_all_").doesNotContain("Sort");
    }
  }

  private String plan(String condition) {
    try (Database login =
        Database.open(service.provisioning().address(), service.provisioning().service())) {
      return login.forOperator(tx -> {
        tx.change("SET LOCAL enable_seqscan = off");
        tx.change("SET LOCAL enable_bitmapscan = off");
        tx.change("SET LOCAL enable_sort = off");
        return tx
            .rows(
                "EXPLAIN SELECT e.seq FROM control_plane.envelope e WHERE "
                    + condition
                    + " ORDER BY e.ts, e.tenant_id, e.seq LIMIT 3")
            .stream()
            .map(row -> row.text(1))
            .collect(Collectors.joining("\n"));
      });
    }
  }

  @Test
  void whatIsUnknownOrUnreadableIsRefused() {
    for (String bad :
        List.of(
            "/v1/usage?skill=x",
            "/v1/usage?group_by=employee",
            "/v1/usage?from=yesterday",
            "/v1/usage?group_by=day&group_by=skill",
            "/v1/usage?tenant=No_Tenant",
            "/v1/usage?group_by=skill,skill",
            "/v1/usage?group_by=skill,",
            "/v1/usage?from=%2B999999999-01-01T00:00:00Z",
            "/v1/usage?from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
            "/v1/envelopes?from=%2B300000-01-01T00:00:00Z",
            "/v1/envelopes?to=-9999-01-01T00:00:00Z",
            "/v1/envelopes?archetype_id=No%20Slug",
            "/v1/envelopes?limit=0",
            "/v1/envelopes?limit=1001",
            "/v1/envelopes?skill_id=No%20Slug",
            "/v1/envelopes?actor=x")) {
      Answer answer = operator.get(bad);
      assertThat(answer.status()).as(bad).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("bad-parameters");
    }
  }
}
