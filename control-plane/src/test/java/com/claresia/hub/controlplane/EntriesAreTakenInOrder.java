package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of ADR 20's table that are about what a batch holds. */
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
  void linesThatAreNotGzippedAreTakenToo() {
    byte[] lines = tenant.log().growTo(3).lines(0, 3);
    assertThat(tenant.client().plainEntries(tenant.name(), lines).acknowledged()).isEqualTo(3);
  }

  @Test
  void aGapIsNamedAndNothingIsTaken() {
    tenant.send(0, 5);
    Answer gap = tenant.send(6, 9);
    assertThat(gap.status()).isEqualTo(409);
    assertThat(gap.type()).isEqualTo("application/problem+json");
    assertThat(gap.code()).isEqualTo("gap");
    assertThat(gap.acknowledged()).isEqualTo(5);
    assertThat(tenant.state().acknowledged()).isEqualTo(5);
  }

  @Test
  void anEmptyBodyIsAHeartbeatThatGrantsTheLease() {
    Answer beat = tenant.client().plainEntries(tenant.name(), new byte[0]);
    assertThat(beat.status()).isEqualTo(200);
    assertThat(beat.json().getJsonObject("lease").getString("holder")).isEqualTo("this");
    assertThat(tenant.client().entries(tenant.name(), new byte[0]).status()).isEqualTo(200);
  }

  @Test
  void aRepeatedBatchIsAnsweredAsTheFirstTime() {
    Answer first = tenant.send(0, 7);
    assertThat(tenant.send(0, 7).text()).isEqualTo(first.text());
    assertThat(tenant.send(2, 4).text()).isEqualTo(first.text());
  }

  @Test
  void ofAnOverlappingBatchOnlyTheRestIsNew() {
    tenant.send(0, 7);
    Answer answer = tenant.send(3, 12);
    assertThat(answer.acknowledged()).isEqualTo(12);
    assertThat(answer.json().getInt("envelopes")).isEqualTo(4);
    assertReceivedIsTheLog(12);
  }

  @Test
  void anotherHashInItsPlaceIsAForkThatNamesTheFirst() {
    tenant.send(0, 9);
    TestLog fork = tenant.log().forkAt(6).growTo(12);
    Answer forked = tenant.client().entries(tenant.name(), fork.lines(4, 12));
    assertThat(forked.status()).isEqualTo(409);
    assertThat(forked.code()).isEqualTo("forked");
    assertThat(forked.json().getInt("seq")).isEqualTo(6);
    assertThat(forked.acknowledged()).isEqualTo(9);
    assertThat(tenant.alarms())
        .containsExactly(
            "entry_forked 6 "
                + tenant.log().at(6).provenanceHash()
                + " "
                + fork.at(6).provenanceHash());
    assertReceivedIsTheLog(9);
  }

  @Test
  void aForkThatIsSentAgainIsOneAlarm() {
    tenant.send(0, 9);
    TestLog fork = tenant.log().forkAt(6).growTo(9);
    for (int i = 0; i < 3; i++) {
      assertThat(tenant.client().entries(tenant.name(), fork.lines(0, 9)).code())
          .isEqualTo("forked");
    }
    assertThat(tenant.alarms()).hasSize(1);
  }

  @Test
  void anotherEnvelopeWithTheSameHashIsAForkToo() {
    tenant.send(0, 4);
    Envelope told = tenant.log().at(3).envelope().orElseThrow();
    Envelope other =
        new Envelope(
            told.tenantId(),
            told.skillId(),
            told.ts(),
            !told.success(),
            told.latencyMs(),
            told.tokensIn(),
            told.tokensOut(),
            told.costUsdEstimate(),
            told.archetypeId());
    Answer forked = tenant.client().entries(tenant.name(), lineWith(Optional.of(other)));
    assertThat(forked.code()).isEqualTo("forked");
    assertThat(forked.json().getInt("seq")).isEqualTo(3);
    assertThat(tenant.alarms()).singleElement().asString().startsWith("envelope_forked 3 ");
  }

  @Test
  void anEnvelopeThatIsGoneIsNoFork() {
    tenant.send(0, 4);
    Answer repeated = tenant.client().entries(tenant.name(), lineWith(Optional.empty()));
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.json().getInt("envelopes")).isEqualTo(2);
    assertThat(tenant.alarms()).isEmpty();
  }

  @Test
  void anEnvelopeThatComesLateIsAFork() {
    byte[] bare = tenant.log().lines(tenant.log().growTo(4).bare(4));
    assertThat(tenant.client().entries(tenant.name(), bare).status()).isEqualTo(200);
    Answer late = tenant.send(0, 4);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("forked");
    assertThat(late.json().getInt("seq")).isZero();
    assertThat(late.json().getInt("envelopes")).isZero();
    assertThat(tenant.alarms()).singleElement().asString().startsWith("envelope_forked 0 ");
  }

  private byte[] lineWith(Optional<Envelope> envelope) {
    FeedEntry entry = new FeedEntry(3, tenant.log().at(3).provenanceHash(), envelope);
    return tenant.log().lines(List.of(entry));
  }

  @Test
  void theDesiredSchemaVersionStandsInTheNextReply() {
    TestService service = TestService.shared();
    service.desireSchema(7);
    assertThat(tenant.send(0, 1).json().getInt("schema_version")).isEqualTo(7);
    service.desireSchema(0);
  }

  /** Sent twice, late, or in pieces: what is known in the end is the log. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderEndsInTheSameState(long seed) {
    Random random = new Random(seed);
    int size = 300;
    tenant.log().growTo(size);
    long acknowledged = 0;
    for (int sent = 0; acknowledged < size; sent++) {
      assertThat(sent).as("batches, seed " + seed).isLessThan(10_000);
      int from = random.nextInt((int) Math.min(size, acknowledged + 20));
      int to = Math.min(size, from + 1 + random.nextInt(40));
      Answer answer = tenant.client().entries(tenant.name(), tenant.log().lines(from, to));
      assertThat(answer.status()).isEqualTo(from > acknowledged ? 409 : 200);
      acknowledged = from > acknowledged ? acknowledged : Math.max(acknowledged, to);
      assertThat(answer.acknowledged()).as("seed " + seed).isEqualTo(acknowledged);
    }
    assertReceivedIsTheLog(size);
    assertThat(tenant.state().json().getInt("envelopes")).isEqualTo(100);
    assertThat(tenant.client().addCheckpoint(tenant.log().submission(0, size)).status())
        .isEqualTo(200);
  }

  private void assertReceivedIsTheLog(int size) {
    byte[] hashes =
        tenant.client().get("/v1/tenants/" + tenant.name() + "/hashes?from=0&to=" + size).body();
    assertThat(hashes).isEqualTo(tenant.log().hashes(0, size));
  }

  @Test
  void hashesAreGivenBackFromAnywhereToAnywhere() {
    tenant.send(0, 10);
    tenant.send(10, 11);
    tenant.send(11, 40);
    String path = "/v1/tenants/" + tenant.name() + "/hashes";
    for (int from = 0; from <= 40; from += 7) {
      for (int to = from; to <= 40; to += 5) {
        assertThat(tenant.client().get(path + "?from=" + from + "&to=" + to).body())
            .isEqualTo(tenant.log().hashes(from, to));
      }
    }
    assertThat(tenant.client().get(path + "?from=0&to=41").status()).isEqualTo(404);
    assertThat(tenant.client().get(path + "?from=5&to=4").code()).isEqualTo("bad-parameters");
    assertThat(tenant.client().get(path + "?from=0&to=65537").code()).isEqualTo("bad-parameters");
    assertThat(tenant.client().get(path + "?from=0").code()).isEqualTo("bad-parameters");
    assertThat(tenant.client().get(path + "?from=0&to=1&too=1").code()).isEqualTo("bad-parameters");
  }
}
