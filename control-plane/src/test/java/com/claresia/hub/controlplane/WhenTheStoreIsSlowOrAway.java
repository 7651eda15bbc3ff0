package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class WhenTheStoreIsSlowOrAway {
  private static final String ITS_ROW = "UPDATE control_plane.log_state SET last_contact = now()";

  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  /** Its log's row is locked, as by a request that takes long. */
  @Test
  void aTenantWhoSendsTooMuchAtOnceIsToldSoAndHindersNobody() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    tenant.log().growTo(3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> holder = threads.submit(() -> hold(ITS_ROW, locked, enough));
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

  private Object hold(String lock, CountDownLatch locked, CountDownLatch enough) {
    return service
        .owner()
        .forTenant(
            tenant.id(),
            tx -> {
              tx.change(lock);
              locked.countDown();
              try {
                enough.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return tenant;
            });
  }

  /** Their table is locked, as by a question that takes long. */
  @Test
  void whoAsksTooMuchAtOnceIsToldSoAndHindersNobody() throws Exception {
    IssuedCertificate issued = IssuedCertificate.valid("asking");
    service.register(new Caller.Operator(), issued);
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    try (TestClient operator = service.client(issued);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> holder =
          threads.submit(() ->
              hold("LOCK TABLE control_plane.envelope IN ACCESS EXCLUSIVE MODE", locked, enough));
      locked.await();
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String path = i % 2 == 0 ? "/v1/usage" : "/v1/envelopes";
        answers.add(threads.submit(() -> operator.get(path)));
      }
      while (answers.stream().filter(Future::isDone).count() < 18) {
        Thread.onSpinWait();
      }
      TestTenant newcomer = service.tenant();
      assertThat(newcomer.client().plainEntries(newcomer.name(), new byte[0]).status())
          .isEqualTo(200);
      enough.countDown();
      holder.get();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsOnly(200, 429);
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
    }
  }

  /** A body that does not come holds a turn of its own tenant, and of nobody else. */
  @Test
  void aTurnIsTakenBeforeTheBodyIsRead() throws Exception {
    List<SSLSocket> silent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      silent.add(bodyless());
    }
    Answer busy = tenant.send(0, 1);
    for (Instant end = Instant.now().plusSeconds(10);
        busy.status() == 200 && Instant.now().isBefore(end); ) {
      busy = tenant.send(0, 1);
    }
    assertThat(busy.status()).isEqualTo(429);
    assertThat(service.tenant().send(0, 1).status()).isEqualTo(200);
    for (SSLSocket socket : silent) {
      socket.close();
    }
  }

  private SSLSocket bodyless() throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tenant
                .certificate()
                .trusting(service.certificate().certificate())
                .getSocketFactory()
                .createSocket("127.0.0.1", service.uri().getPort());
    String head =
        "POST /v1/tenants/%s/entries HTTP/1.1\r\nHost: localhost\r\nClaresia-Relay: %s\r\n"
                .formatted(tenant.name(), tenant.client().relay())
            + "Content-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void whileItIsAwayTheSenderIsToComeAgainAndLosesNothing() {
    tenant.send(0, 5);
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    server.stop();
    long stopped = System.nanoTime();
    try {
      Answer away = tenant.send(5, 9);
      assertThat(away.status()).as(away.text()).isEqualTo(503);
      assertThat(away.code()).isEqualTo("unavailable");
      assertThat(away.retryAfter()).isEqualTo(1);
      assertThat(away.text()).doesNotContain("control_plane.");
    } finally {
      server.start();
      awaitFreshConnections(stopped);
    }
    TestClient again =
        new TestClient(
            service.uri(),
            tenant.certificate().trusting(service.certificate().certificate()),
            tenant.client().relay());
    Optional<Answer> back = ifLetIn(again);
    while (back.filter(answer -> answer.status() != 503).isEmpty()) {
      back = ifLetIn(again);
    }
    assertThat(back.get().acknowledged()).isEqualTo(9);
  }

  /** What was used within half a second is not looked at before it is used again. */
  private void awaitFreshConnections(long stopped) {
    boolean answers = false;
    while (!answers || System.nanoTime() - stopped < 700_000_000) {
      answers = answers();
    }
  }

  private boolean answers() {
    try {
      return service.owner().inTransaction(tx -> tx.row("SELECT 1").isPresent());
    } catch (StoreUnavailable notYet) {
      return false;
    }
  }

  /** For a second nobody is let in after looking at the register failed. */
  private Optional<Answer> ifLetIn(TestClient client) {
    try {
      return Optional.of(client.entries(tenant.name(), tenant.log().lines(5, 9)));
    } catch (UncheckedIOException notYet) {
      return Optional.empty();
    }
  }
}
