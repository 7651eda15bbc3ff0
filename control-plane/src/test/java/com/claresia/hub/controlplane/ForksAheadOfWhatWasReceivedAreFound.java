package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.witness.Witness;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A checkpoint larger than what was received is signed evidence too. */
class ForksAheadOfWhatWasReceivedAreFound {
  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  private Answer submit(TestLog log, long oldSize, long size) {
    return tenant.client().addCheckpoint(log.growTo(size).submission(oldSize, size));
  }

  private void receiveAndCosign(long size) {
    tenant.send(0, size);
    assertThat(submit(tenant.log(), 0, size).status()).isEqualTo(200);
  }

  private static void assertUnproven(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unproven");
  }

  private String alarmAt(long size, TestLog fork) {
    return "checkpoint_forked %d %s %s"
        .formatted(size, tenant.log().frontier(size).root(), fork.frontier(size).root());
  }

  private String evidence() {
    return service
        .owner()
        .inTransaction(tx ->
            tx.row("SELECT evidence FROM control_plane.alarm WHERE tenant_id = ?", tenant.name())
                .orElseThrow()
                .text(1));
  }

  @Test
  void byTheOldRootThatItsOwnPathShows() {
    receiveAndCosign(5);
    TestLog fork = tenant.log().forkAt(3);
    assertUnproven(submit(fork, 5, 8));
    assertThat(tenant.alarms()).containsExactly(alarmAt(5, fork));
    assertThat(evidence()).isEqualTo(fork.submission(5, 8)).endsWith(fork.note(8));
  }

  @Test
  void evenWhereItsOldSizeIsStale() {
    receiveAndCosign(5);
    TestLog fork = tenant.log().forkAt(1);
    assertThat(submit(fork, 3, 8).status()).isEqualTo(409);
    assertThat(tenant.alarms()).containsExactly(alarmAt(3, fork));
  }

  /** From a power of two on a path holds no hash of what was before. */
  @Test
  void whereItsPathShowsNothingOnceTheHashesAreThere() {
    receiveAndCosign(4);
    TestLog fork = tenant.log().forkAt(2);
    assertUnproven(submit(fork, 4, 8));
    assertThat(tenant.alarms()).isEmpty();
    tenant.send(4, 8);
    assertThat(submit(tenant.log(), 4, 8).status()).isEqualTo(200);
    assertThat(tenant.alarms()).containsExactly(alarmAt(8, fork));
    assertThat(evidence()).isEqualTo(fork.note(8));
  }

  @Test
  void ofWhatOnlyCameTooEarlyNothingIsSaid() {
    receiveAndCosign(5);
    assertThat(submit(tenant.log(), 5, 8).code()).isEqualTo("hashes-missing");
    tenant.send(5, 9);
    assertThat(submit(tenant.log(), 5, 8).status()).isEqualTo(200);
    assertThat(tenant.alarms()).isEmpty();
    assertThat(awaited()).isZero();
  }

  @Test
  void onlySoManyAreAwaited() {
    receiveAndCosign(3);
    for (int size = 60; size > 40; size--) {
      assertThat(submit(tenant.log(), 3, size).code()).isEqualTo("hashes-missing");
    }
    assertThat(awaited()).isEqualTo(16);
  }

  private long awaited() {
    return service
        .owner()
        .forTenant(
            tenant.id(),
            tx ->
                tx.row("SELECT count(*) FROM control_plane.awaited_checkpoint")
                    .orElseThrow()
                    .number(1));
  }

  @Test
  void aTrustedCheckpointWithoutAProofIsAWarning() {
    receiveAndCosign(5);
    List<String> warnings = new CopyOnWriteArrayList<>();
    Handler keeping = keeping(warnings);
    Logger log = Logger.getLogger(Witness.class.getName());
    log.addHandler(keeping);
    try {
      assertUnproven(tenant.client().addCheckpoint("old 5\n\n" + tenant.log().growTo(8).note(8)));
    } finally {
      log.removeHandler(keeping);
    }
    assertThat(tenant.alarms()).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("unproven", "tenant=" + tenant.name(), "old_size=5 size=8");
  }

  private static Handler keeping(List<String> warnings) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel() == Level.WARNING) {
          warnings.add(entry.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
