package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** And what somebody can do to files. */
class TamperingIsCaughtOnSharePointTest extends TamperingIsCaught {
  @Override
  LogUnderAttack filled(Path folder) {
    return new LogOnSharePoint(folder);
  }

  private LogOnSharePoint files() {
    return (LogOnSharePoint) log;
  }

  /** The list is for people to browse: it is not believed, so nothing is lost by it. */
  @Override
  @Test
  void anEditedMetadataColumn() {
    try (HubStore showing = files().showing()) {
      showing.head(log.tenant);
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (files().rows().isEmpty()) {
        assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
        Thread.onSpinWait();
      }
    }
    log.editActorColumn(42);
    assertThat(findings()).isEmpty();
  }

  /** The tree is taken up again where the next file ends. */
  @Test
  void aFileDeleted() {
    files().deleteFile(40);
    assertThat(findings())
        .containsExactly("missing 40..50", "unanchored 40..50", "unanchored 50..60");
  }

  @Test
  void theLastFileDeleted() {
    files().deleteFile(90);
    assertThat(findings()).contains("missing 90..100");
  }

  @Test
  void aFileRenamed() {
    files().rename(40, 45);
    assertThat(findings()).contains("missing 40..45").allMatch(f -> within(f, 40, 60));
  }

  @Test
  void anEarlierVersionRestored() {
    log.editContent(42);
    files().restoreVersion(40, "1.0");
    assertThat(findings()).as("what was committed").isEmpty();
    files().restoreVersion(40, "2.0");
    assertThat(findings()).containsExactly(tampered(42));
  }

  @Test
  void aFileCopiedFromAnotherTenant() {
    try (LogOnSharePoint other = new LogOnSharePoint(folder.resolve("other"))) {
      files().replaceFileByThatOf(other, 40);
      assertThat(findings())
          .contains("tampered 40..50", "tampered 42 " + other.id(42))
          .allMatch(f -> within(f, 40, 60));
      assertThat(other.verify().status()).isZero();
    }
  }
}
