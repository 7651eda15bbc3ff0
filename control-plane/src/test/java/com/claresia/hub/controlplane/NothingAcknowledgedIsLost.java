package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.tenancy.TenantId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed in the middle of its work, again and again. */
class NothingAcknowledgedIsLost {
  private static final TenantId TENANT = new TenantId("dainese");
  private static final int KILLS = 3;
  private static final long SEED = 20_261_126;

  @TempDir private Path temp;

  private final TestLog log = TestLog.of(TENANT);
  private final IssuedCertificate certificate = IssuedCertificate.valid("dainese");
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong witnessed = new AtomicLong();

  @Test
  void byAnyKill() throws Exception {
    Path data = temp.resolve("data");
    Random random = new Random(SEED);
    log.growTo(60_000);
    for (int kill = 0; kill < KILLS; kill++) {
      sendUntilKilled(data, random.nextInt(300));
    }
    try (ServiceProcess service = ServiceProcess.start(data);
        TestClient client = client(service)) {
      TestClient.Answer state = client.get("/v1/tenants/dainese/state");
      assertThat(state.acknowledged()).isGreaterThanOrEqualTo(acknowledged.get());
      assertThat(state.json().getInt("witnessed_size"))
          .isGreaterThanOrEqualTo((int) witnessed.get());
      int size = (int) Math.min(state.acknowledged(), 60_000);
      assertThat(client.get("/v1/tenants/dainese/hashes?from=0&to=" + size).body())
          .isEqualTo(log.hashes(0, size));
      long told = log.entriesWithEnvelope(size);
      assertThat(state.json().getJsonNumber("envelopes").longValue()).isEqualTo(told);
    }
  }

  private TestClient client(ServiceProcess service) {
    return new TestClient(service.uri(), certificate.trusting(service.certificate()));
  }

  private void sendUntilKilled(Path data, int extraMillis) throws Exception {
    ServiceProcess service = ServiceProcess.start(data);
    register(data);
    long goal = acknowledged.get() + 2_000;
    try (TestClient client = client(service);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sending = threads.submit(() -> send(client));
      while (acknowledged.get() < goal && !sending.isDone()) {
        LockSupport.parkNanos(1_000_000);
      }
      LockSupport.parkNanos(extraMillis * 1_000_000L);
      service.kill();
      sending.get();
      assertThat(acknowledged.get()).isGreaterThanOrEqualTo(goal);
    }
  }

  private void register(Path data) {
    Path pem = certificate.writePem(temp.resolve("client.pem"));
    Commands added =
        Commands.run(
            "tenant",
            "add",
            TENANT,
            "--endpoint",
            "https://hub.example",
            "--region",
            "eu-south-1",
            "--mode",
            "C",
            "--certificate",
            pem,
            "--log-key",
            log.signer().verifierKey().format(),
            "--data",
            data);
    assertThat(added.status()).as(added.err()).isZero();
  }

  /** Small batches and checkpoints, until the service is gone. */
  private void send(TestClient client) {
    try {
      long from = waitForTheLease(client);
      while (from < log.size()) {
        TestClient.Answer answer =
            client.entries(TENANT.value(), log.lines(from, Math.min(log.size(), from + 50)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        from = answer.acknowledged();
        acknowledged.set(from);
        cosign(client, from);
      }
    } catch (UncheckedIOException gone) {
      assertThat(acknowledged).hasPositiveValue();
    }
  }

  private void cosign(TestClient client, long size) {
    if (size % 500 == 0) {
      long old = client.get("/v1/tenants/dainese/state").json().getInt("witnessed_size");
      TestClient.Answer answer = client.addCheckpoint(log.submission(old, size));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      witnessed.set(size);
    }
  }

  /** Another relay held it when it was killed with its service. */
  private long waitForTheLease(TestClient client) {
    TestClient.Answer beat = client.plainEntries(TENANT.value(), new byte[0]);
    while (beat.status() == 423) {
      LockSupport.parkNanos(200_000_000);
      beat = client.plainEntries(TENANT.value(), new byte[0]);
    }
    return beat.acknowledged();
  }
}
