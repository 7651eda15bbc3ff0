package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.domain.provenance.Hash;
import jakarta.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists alarms. */
@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    description = {
      "List the logs that told two histories, the oldest first. Exit status 1 where there is one.",
    },
    footerHeading = "%nExamples%n",
    footer = {"  ./hub control-plane alarms", "  ./hub control-plane alarms -o json"})
final class AlarmsCommand implements Callable<Integer> {
  private static final String READ =
      "SELECT tenant_id, kind, place, known, received, raised_at::text, evidence"
          + " FROM control_plane.alarm ORDER BY alarm_id";

  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private final Printed printed = new Printed();

  @Override
  public Integer call() {
    try (OpenStore open = store.open()) {
      List<Row> alarms = open.asOwner(owner -> owner.inTransaction(tx -> tx.rows(READ)));
      alarms.forEach(this::print);
      return alarms.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }
  }

  private void print(Row alarm) {
    String known = Hash.of(alarm.bytes(4)).hex();
    String received = Hash.of(alarm.bytes(5)).hex();
    printed.data(
        "%s  %s  %s at %d: known %s, received %s"
            .formatted(
                alarm.text(6), alarm.text(1), alarm.text(2), alarm.number(3), known, received),
        Json.createObjectBuilder()
            .add("tenant", alarm.text(1))
            .add("kind", alarm.text(2))
            .add("place", alarm.number(3))
            .add("known", known)
            .add("received", received)
            .add("raised_at", alarm.text(6))
            .add("evidence", alarm.text(7))
            .build());
  }
}
