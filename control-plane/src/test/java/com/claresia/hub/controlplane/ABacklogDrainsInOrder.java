package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.domain.telemetry.FeedEntry;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full batches over HTTP, gzipped, one after the other; says how fast, and asserts no timing. */
class ABacklogDrainsInOrder {
  private static final int BATCHES = 40;

  private final TestTenant tenant = TestService.shared().tenant();

  @ParameterizedTest
  @ValueSource(strings = {"warm-up", "hashes alone", "a third with envelopes"})
  void asFastAsItIsSent(String what) {
    int size = what.contains("envelopes") ? 3_000 : 4_096;
    tenant.log().growTo((long) BATCHES * size);
    List<byte[]> bodies = new ArrayList<>();
    List<FeedEntry> bare = tenant.log().bare(BATCHES * size);
    for (int i = 0; i < BATCHES; i++) {
      bodies.add(
          TestClient.gzip(
              what.contains("envelopes")
                  ? tenant.log().lines((long) i * size, (i + 1L) * size)
                  : tenant.log().lines(bare.subList(i * size, (i + 1) * size))));
    }
    long start = System.nanoTime();
    for (int i = 0; i < BATCHES; i++) {
      assertThat(send(bodies.get(i)).acknowledged()).isEqualTo((i + 1L) * size);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(
        String.format(Locale.ROOT, "%s: %,.0f hashes/s", what, BATCHES * size / seconds));
  }

  private Answer send(byte[] body) {
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
}
