package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.Incoming;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between a client and the service, when told. */
class FaultsHappen {
  private Service service;
  private GraphServiceClient client;
  private String drive;

  @BeforeEach
  void start() {
    service = Service.start();
    client = service.client(Service.APP);
    drive = service.driveId();
    service.emulator().requests().clear();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void inject(Fault fault) {
    service.emulator().faults().inject(fault, 1, Incoming.UPLOADS);
  }

  private boolean isThere() {
    return service.emulator().direct("records").files("Documents").contains("a.txt");
  }

  @Test
  void theLineIsCutBeforeTheEffect() {
    inject(Fault.CUT_BEFORE_EFFECT);

    assertThatThrownBy(() -> put(client, drive, "a.txt", "a", "fail"))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(isThere()).isFalse();
  }

  @Test
  void theLineIsCutAfterTheEffectAndTheNameIsTakenThen() {
    inject(Fault.CUT_AFTER_EFFECT);

    assertThatThrownBy(() -> put(client, drive, "a.txt", "a", "fail"))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(isThere()).isTrue();
    assertThat(refusal(() -> put(client, drive, "a.txt", "a", "fail")).status()).isEqualTo(409);
    assertThat(service.emulator().requests().all())
        .extracting(RecordedRequest::status)
        .containsExactly(0, 409);
  }

  @Test
  void theServiceIsUnavailableAfterTheEffect() {
    inject(Fault.UNAVAILABLE_AFTER_EFFECT);

    assertThat(refusal(() -> put(client, drive, "a.txt", "a", "fail")).status()).isEqualTo(503);
    assertThat(isThere()).isTrue();
    assertThat(service.emulator().faults().pending()).isZero();
  }

  @Test
  void theServiceIsUnavailableBeforeTheEffectForeverUntilItIsCleared() {
    service
        .emulator()
        .faults()
        .always(Fault.UNAVAILABLE_BEFORE_EFFECT, Incoming.of("PUT", "/content$"));

    for (int i = 0; i < 3; i++) {
      assertThat(refusal(() -> put(client, drive, "a.txt", "a", "fail")).code())
          .isEqualTo("serviceNotAvailable");
    }
    service.emulator().faults().clear();
    put(client, drive, "a.txt", "a", "fail");
    assertThat(isThere()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HELD_BEFORE_EFFECT", "HELD_AFTER_EFFECT"})
  void anAnswerIsHeldBackUntilItIsCleared(Fault fault) throws Exception {
    inject(fault);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> put = threads.submit(() -> put(client, drive, "a.txt", "a", "fail"));
      while (service.emulator().faults().pending() > 0
          || isThere() != (fault == Fault.HELD_AFTER_EFFECT)) {
        Thread.onSpinWait();
      }
      assertThat(put).isNotDone();
      service.emulator().faults().clear();
      assertThatThrownBy(put::get).hasRootCauseInstanceOf(IOException.class);
    }
    assertThat(isThere()).isEqualTo(fault == Fault.HELD_AFTER_EFFECT);
  }

  @Test
  void aDownloadBreaksOffInTheMiddle() {
    put(client, drive, "a.txt", "0123456789", "fail");
    service.emulator().faults().inject(Fault.CUT_WITHIN_ANSWER, 1, Incoming.DOWNLOADS);

    assertThatThrownBy(() -> download(client, drive, "a.txt"))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(download(client, drive, "a.txt")).isEqualTo("0123456789");
  }

  @Test
  void aTokenIsTakenForExpired() {
    inject(Fault.TOKEN_EXPIRED);
    assertThat(refusal(() -> put(client, drive, "a.txt", "a", "fail")).code())
        .isEqualTo("InvalidAuthenticationToken");
  }

  @Test
  void latencyIsAddedToEachRequest() {
    service.emulator().faults().latencyPerRequest(Duration.ofMillis(60));
    long before = System.nanoTime();
    put(client, drive, "a.txt", "a", "fail");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(59));
  }
}
