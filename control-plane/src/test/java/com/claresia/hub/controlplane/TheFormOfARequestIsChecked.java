package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of ADR 20's table that are about a request's form: nothing of it is taken. */
class TheFormOfARequestIsChecked {
  private final TestTenant tenant = TestService.shared().tenant();

  @AfterEach
  void nothingWasTaken() {
    assertThat(tenant.state().acknowledged()).isZero();
  }

  private Answer send(byte[] lines) {
    return tenant.client().plainEntries(tenant.name(), lines);
  }

  private Answer send(String lines) {
    return send(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void aLineThatIsNotByteForByteAnEntryIsNamedByItsNumber() {
    String lines = new String(tenant.log().growTo(3).lines(0, 3), StandardCharsets.US_ASCII);
    Answer answer = send(lines.replace("\"seq\":2", "\"seq\": 2"));
    assertProblem(answer, 422, "invalid-line");
    assertThat(answer.json().getInt("line")).isEqualTo(3);
    assertThat(answer.text()).doesNotContain(tenant.log().at(2).provenanceHash().hex());
  }

  @Test
  void aMemberMoreIsNoEntry() {
    String lines = new String(tenant.log().growTo(1).lines(0, 1), StandardCharsets.US_ASCII);
    assertProblem(
        send(lines.replace(",\"seq\"", ",\"prompt\":\"x\",\"seq\"")), 422, "invalid-line");
  }

  @Test
  void anotherTenantsLineIsNoEntryOfThisLog() {
    String lines = new String(tenant.log().growTo(1).lines(0, 1), StandardCharsets.US_ASCII);
    assertProblem(send(lines.replace(tenant.name(), "somebody")), 422, "invalid-line");
  }

  @Test
  void aTimeBeyondAllTimesIsRefusedRatherThanTriedForEver() {
    String lines = new String(tenant.log().growTo(1).lines(0, 1), StandardCharsets.US_ASCII);
    Answer answer = send(lines.replace("\"ts\":\"2026", "\"ts\":\"+999999999"));
    assertProblem(answer, 422, "invalid-line");
  }

  @Test
  void linesThatDoNotFollowEachOtherAreRefused() {
    tenant.log().growTo(5);
    byte[] skipping = concat(tenant.log().lines(0, 2), tenant.log().lines(3, 4));
    assertThat(send(skipping).json().getInt("line")).isEqualTo(3);
    byte[] repeating = concat(tenant.log().lines(0, 2), tenant.log().lines(1, 2));
    assertThat(send(repeating).json().getInt("line")).isEqualTo(3);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void aLastLineThatIsCutShortIsRefused() {
    byte[] lines = tenant.log().growTo(2).lines(0, 2);
    Answer answer = send(Arrays.copyOf(lines, lines.length - 1));
    assertProblem(answer, 400, "bad-request");
    assertThat(answer.json().getInt("line")).isEqualTo(2);
  }

  @Test
  void anEmptyLineIsNoEntry() {
    assertThat(send("\n").json().getInt("line")).isEqualTo(1);
  }

  @Test
  void moreLinesThanABatchHasAreTooLarge() {
    assertProblem(tenant.client().entries(tenant.name(), bare(4_097)), 413, "too-large");
  }

  /** Lines without envelopes: short enough that their number is what is too much. */
  private byte[] bare(int count) {
    return tenant.log().lines(tenant.log().growTo(count).bare(count));
  }

  @Test
  void moreBytesThanABatchHasAreTooLargePackedOrNot() {
    byte[] large = new byte[(1 << 20) + 1];
    Arrays.fill(large, (byte) 'x');
    assertProblem(send(large), 413, "too-large");
    assertProblem(tenant.client().entries(tenant.name(), large), 413, "too-large");
  }

  @Test
  void aBodyFarBeyondTheBoundIsStillAnswered() {
    assertProblem(send(new byte[3 << 20]), 413, "too-large");
  }

  /** A gigabyte of zeros, packed: a megabyte of it is unpacked at most. */
  @Test
  void aBombDoesNotGoOff() {
    byte[] zeros = new byte[1 << 20];
    byte[] bomb = TestClient.gzip(zeros, 1_000);
    assertThat(bomb.length).isLessThan(1 << 20);
    Answer answer =
        tenant
            .client()
            .send(
                tenant
                    .client()
                    .entriesRequest(tenant.name())
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(bomb))
                    .build());
    assertProblem(answer, 413, "too-large");
  }

  @Test
  void whatIsNoGzipOrDamagedIsRefused() {
    byte[] packed = TestClient.gzip(tenant.log().growTo(5).lines(0, 5));
    assertProblem(sendPacked(new byte[] {1, 2, 3}), 400, "bad-request");
    assertProblem(sendPacked(Arrays.copyOf(packed, packed.length / 2)), 400, "bad-request");
    byte[] flipped = packed.clone();
    flipped[packed.length - 6] ^= 1;
    assertProblem(sendPacked(flipped), 400, "bad-request");
  }

  private Answer sendPacked(byte[] body) {
    return tenant
        .client()
        .send(
            tenant
                .client()
                .entriesRequest(tenant.name())
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
  }

  @Test
  void anotherMediaTypeOrCodingIsUnsupported() {
    byte[] lines = tenant.log().growTo(1).lines(0, 1);
    HttpRequest json =
        tenant
            .client()
            .request("/v1/tenants/" + tenant.name() + "/entries")
            .header("Content-Type", "application/json")
            .header("Claresia-Relay", tenant.client().relay().toString())
            .POST(BodyPublishers.ofByteArray(lines))
            .build();
    assertProblem(tenant.client().send(json), 415, "unsupported-media-type");
    HttpRequest brotli =
        tenant
            .client()
            .entriesRequest(tenant.name())
            .header("Content-Encoding", "br")
            .POST(BodyPublishers.ofByteArray(lines))
            .build();
    assertProblem(tenant.client().send(brotli), 415, "unsupported-media-type");
  }

  @Test
  void withoutTheRelaysIdNothingIsTaken() {
    assertProblem(tenant.client().send(withRelay(null)), 400, "bad-request");
    assertProblem(tenant.client().send(withRelay("relay-1")), 400, "bad-request");
  }

  private HttpRequest withRelay(String id) {
    HttpRequest.Builder request =
        tenant
            .client()
            .request("/v1/tenants/" + tenant.name() + "/entries")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(tenant.log().growTo(1).lines(0, 1)));
    return id == null ? request.build() : request.header("Claresia-Relay", id).build();
  }

  @Test
  void anUnknownPathAndAWrongMethodAreProblemsToo() {
    assertProblem(tenant.client().get("/v1/nothing"), 404, "not-found");
    assertProblem(tenant.client().get("/nothing"), 404, "not-found");
    Answer get = tenant.client().get("/v1/tenants/" + tenant.name() + "/entries");
    assertProblem(get, 405, "method-not-allowed");
    assertThat(get.response().headers().firstValue("Allow")).isPresent();
  }

  @Test
  void everyProblemsTypeLeadsToAPage() {
    Answer answer = send("x\n");
    assertThat(tenant.client().get(answer.json().getString("type")).status()).isEqualTo(200);
  }
}
