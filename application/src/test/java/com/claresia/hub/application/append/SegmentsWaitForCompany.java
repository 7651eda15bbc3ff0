package com.claresia.hub.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.port.SegmentLimits;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** For stores whose statements cost more than a short wait does. */
class SegmentsWaitForCompany {
  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final InMemoryHubStore store = InMemoryHubStore.create();

  private InMemoryHub hub(int segmentRecords, Duration linger) {
    SegmentLimits limits = new SegmentLimits(segmentRecords, Integer.MAX_VALUE, Duration.ZERO);
    return InMemoryHub.on(store, InMemoryHub.SETTINGS.within(limits).lingering(linger));
  }

  @Test
  void aFullSegmentIsSentAtOnce() throws Exception {
    InMemoryHub hub = hub(5, FOR_EVER);
    TenantId tenant = hub.tenant("dainese");
    SampleRecords samples = SampleRecords.of(tenant, 1);

    List<Future<AppendResult>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(hub.records().submit(InMemoryHub.request(tenant, samples.next().request())));
    }

    for (Future<AppendResult> answer : answers) {
      assertThat(answer.get()).isInstanceOf(AppendResult.Created.class);
    }
    assertThat(hub.records().status().committedSegments()).isEqualTo(2);
  }

  @Test
  void aLoneRecordIsSentWhenItHasWaited() {
    Duration linger = Duration.ofMillis(60);
    InMemoryHub hub = hub(5, linger);
    TenantId tenant = hub.tenant("dainese");
    byte[] request = SampleRecords.of(tenant, 1).next().request();

    long start = System.nanoTime();
    hub.created(tenant, request);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(linger);
    assertThat(store.head(tenant).size()).isEqualTo(1);
  }

  @Test
  void whatIsConfiguredIsHeldAgainstWhatTheStoreAsks() {
    AppendSettings settings = AppendSettings.defaults();

    AppendSettings asked = settings.within(new SegmentLimits(100, 1_000, FOR_EVER));
    assertThat(asked.segmentRecords()).isEqualTo(100);
    assertThat(asked.segmentBytes()).isEqualTo(1_000);
    assertThat(asked.linger()).isEqualTo(settings.linger()).isZero();
    assertThat(settings.within(store.segmentLimits())).isEqualTo(settings);
    assertThatThrownBy(() -> settings.lingering(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
