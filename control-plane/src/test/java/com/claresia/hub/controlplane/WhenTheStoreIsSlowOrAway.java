package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WhenTheStoreIsSlowOrAway {
  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  /** Its log's row is locked, as by a request that takes long. */
  @Test
  void aTenantWhoSendsTooMuchAtOnceIsToldSoAndHindersNobody() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    tenant.log().growTo(3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> holder = threads.submit(() -> holdTheRow(locked, enough));
      locked.await();
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            threads.submit(() -> tenant.client().entries(tenant.name(), tenant.log().lines(0, 3))));
      }
      assertThat(service.tenant().send(0, 5).status()).isEqualTo(200);
      List<Future<Answer>> refused = answers;
      while (refused.stream().filter(Future::isDone).count() < 16) {
        Thread.onSpinWait();
      }
      enough.countDown();
      holder.get();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        statuses.add(answer.get().status());
        if (answer.get().status() == 429) {
          assertThat(answer.get().code()).isEqualTo("busy");
          assertThat(answer.get().retryAfter()).isEqualTo(1);
        }
      }
      assertThat(statuses).containsOnly(200, 429);
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(4);
    }
    assertThat(tenant.state().acknowledged()).isEqualTo(3);
  }

  private Object holdTheRow(CountDownLatch locked, CountDownLatch enough) {
    return service
        .owner()
        .forTenant(
            tenant.id(),
            tx -> {
              tx.row(
                  "SELECT 1 FROM control_plane.log_state WHERE tenant_id = ? FOR UPDATE",
                  tenant.name());
              locked.countDown();
              try {
                enough.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return tenant;
            });
  }

  @Test
  void whileItIsAwayTheSenderIsToComeAgainAndLosesNothing() {
    tenant.send(0, 5);
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    server.stop();
    try {
      Answer away = tenant.send(5, 9);
      assertThat(away.status()).as(away.text()).isEqualTo(503);
      assertThat(away.code()).isEqualTo("unavailable");
      assertThat(away.retryAfter()).isEqualTo(1);
      assertThat(away.text()).doesNotContain("control_plane.");
    } finally {
      server.start();
    }
    TestClient again =
        new TestClient(
            service.uri(),
            tenant.certificate().trusting(service.certificate().certificate()),
            tenant.client().relay());
    Answer back = again.entries(tenant.name(), tenant.log().lines(5, 9));
    while (back.status() == 503) {
      back = again.entries(tenant.name(), tenant.log().lines(5, 9));
    }
    assertThat(back.acknowledged()).isEqualTo(9);
  }
}
