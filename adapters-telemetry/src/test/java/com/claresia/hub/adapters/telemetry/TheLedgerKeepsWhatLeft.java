package com.claresia.hub.adapters.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.memory.ManualTime;
import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Kind;
import com.claresia.hub.application.port.EgressLedger.Sent;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every body comes back as it was, in order, for as long as it is kept. */
class TheLedgerKeepsWhatLeft {
  private static final TenantId DAINESE = new TenantId("dainese");
  private static final TenantId AURORA = new TenantId("aurora");

  @TempDir private Path directory;
  private final ManualTime time = new ManualTime(Instant.parse("2026-05-03T08:59:59.123Z"));

  private DirectoryEgressLedger ledger(long process) {
    return new DirectoryEgressLedger(directory, Duration.ofHours(2), time, new UUID(0, process));
  }

  private static List<Sent> replayed(DirectoryEgressLedger ledger, TenantId tenant) {
    List<Sent> sent = new ArrayList<>();
    ledger.replay(tenant, sent::add);
    return sent;
  }

  private static List<String> bodies(DirectoryEgressLedger ledger) {
    return replayed(ledger, DAINESE).stream().map(s -> new String(s.body(), UTF_8)).toList();
  }

  private void send(DirectoryEgressLedger ledger, String body) {
    ledger.keep(DAINESE, Kind.ENTRIES, body.getBytes(UTF_8)).accept(Fate.ACCEPTED);
  }

  @Test
  void bodiesComeBackInTheOrderInWhichTheyLeftWhoeverSentThem() {
    try (DirectoryEgressLedger one = ledger(1);
        DirectoryEgressLedger two = ledger(2)) {
      send(one, "{\"a\":1}\n");
      time.pass(Duration.ofSeconds(1)); // the next hour
      send(two, "fate 1 refused\nsent 1 x\n");
      time.pass(Duration.ofSeconds(1));
      send(one, "");
      one.keep(AURORA, Kind.CHECKPOINT, "old 0\n".getBytes(UTF_8));

      assertThat(bodies(one)).containsExactly("{\"a\":1}\n", "fate 1 refused\nsent 1 x\n", "");
      assertThat(replayed(two, DAINESE)).extracting(Sent::fate).containsOnly(Fate.ACCEPTED);
      assertThat(replayed(two, DAINESE).getFirst().sentAt())
          .isEqualTo(Instant.parse("2026-05-03T08:59:59.123Z"));
      assertThat(replayed(one, AURORA))
          .extracting(Sent::kind, Sent::fate)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.CHECKPOINT, Fate.UNKNOWN));
    }
  }

  @Test
  void whatIsOlderThanTheRetentionGoes() {
    try (DirectoryEgressLedger ledger = ledger(1)) {
      send(ledger, "old");
      time.pass(Duration.ofHours(2));
      send(ledger, "kept");
      assertThat(bodies(ledger)).containsExactly("old", "kept");
      time.pass(Duration.ofHours(1));
      send(ledger, "new");

      assertThat(bodies(ledger)).containsExactly("kept", "new");
    }
  }

  @Test
  void whatIsOlderGoesAlsoWhereNothingIsSent() {
    try (DirectoryEgressLedger ledger = ledger(1)) {
      send(ledger, "old");
      time.pass(Duration.ofHours(2));
      ledger.expire(DAINESE);
      assertThat(bodies(ledger)).containsExactly("old");
      time.pass(Duration.ofHours(1));
      ledger.expire(DAINESE);
      ledger.expire(AURORA);

      assertThat(bodies(ledger)).isEmpty();
    }
  }

  @Test
  void aBodyThatAKillLeftUnfinishedIsPassedOverAndDamageIsNot() throws IOException {
    try (DirectoryEgressLedger ledger = ledger(1)) {
      send(ledger, "whole\n");
    }
    Path file;
    try (Stream<Path> files = Files.list(directory.resolve("dainese"))) {
      file = files.findFirst().orElseThrow();
    }
    Files.writeString(
        file, "sent 2 2026-05-03T08:59:59.200Z entries 100\nhalf", StandardOpenOption.APPEND);
    try (DirectoryEgressLedger ledger = ledger(3)) {
      assertThat(bodies(ledger)).containsExactly("whole\n");
      Files.writeString(file, "rubbish\n" + Files.readString(file));
      assertThatThrownBy(() -> bodies(ledger)).isInstanceOf(StoreUnavailable.class);
    }
  }

  @Test
  void aDiskThatWasFullLeavesNothingOfWhatDidNotLeave() throws IOException {
    Path own = Files.createDirectories(directory.resolve("dainese"));
    Path file = own.resolve("2026-05-03T08." + new UUID(0, 9) + ".egress");
    FullDisk disk =
        new FullDisk(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    try (LedgerFile ledger = new LedgerFile(file, Instant.parse("2026-05-03T08:00:00Z"), disk)) {
      ledger.tell(ledger.add(time.instant(), Kind.ENTRIES, new byte[] {'a'}), Fate.ACCEPTED);
      disk.takes(60);
      assertThatThrownBy(() -> ledger.add(time.instant(), Kind.ENTRIES, new byte[100]))
          .isInstanceOf(StoreUnavailable.class);
      disk.takes(1_000);
      long second = ledger.add(time.instant(), Kind.ENTRIES, new byte[] {'b'});
      disk.takes(3);
      ledger.tell(second, Fate.REFUSED);
      disk.takes(1_000);
      ledger.tell(ledger.add(time.instant(), Kind.ENTRIES, new byte[] {'c'}), Fate.NOT_SENT);
    }

    try (DirectoryEgressLedger ledger = ledger(1)) {
      assertThat(bodies(ledger)).containsExactly("a", "b", "c");
      assertThat(replayed(ledger, DAINESE))
          .extracting(Sent::fate)
          .containsExactly(Fate.ACCEPTED, Fate.UNKNOWN, Fate.NOT_SENT);
    }
    assertThat(disk.forced()).isEqualTo(3);
  }

  @Test
  void aDirectoryThatCannotBeWrittenRefusesWhatWouldLeave() throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "");
    try (DirectoryEgressLedger ledger =
        new DirectoryEgressLedger(file, Duration.ofHours(1), time, new UUID(0, 1))) {
      assertThatThrownBy(() -> ledger.keep(DAINESE, Kind.ENTRIES, new byte[1]))
          .isInstanceOf(StoreUnavailable.class);
    }
  }
}
