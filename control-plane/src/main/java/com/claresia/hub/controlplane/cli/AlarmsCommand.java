package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.domain.provenance.Hash;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists alarms, and acknowledges them. */
@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    description = {
      "List the logs that told two histories and nobody has seen to, the oldest first.",
      "Exit status 1 where there is one. What is sent again opens an acknowledged alarm again.",
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane alarms",
      "  ./hub control-plane alarms --all -o json",
      "  ./hub control-plane alarms acknowledge 17",
    })
final class AlarmsCommand implements Callable<Integer> {
  private static final String OPEN = "(acknowledged_at IS NULL OR last_seen > acknowledged_at)";
  private static final int PAGE = 500;

  private static final String READ =
      """
      SELECT alarm_id, tenant_id, kind, place, known, received, raised_at::text, evidence, repeats,
        last_seen::text, acknowledged_at::text, %s
      FROM control_plane.alarm WHERE alarm_id > ? AND (? OR %s) ORDER BY alarm_id LIMIT %d
      """
          .formatted(OPEN, OPEN, PAGE);

  private static final String ACKNOWLEDGE =
      "UPDATE control_plane.alarm SET acknowledged_at = clock_timestamp() WHERE alarm_id = ?";

  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private final Printed printed = new Printed();

  @Option(names = "--all", description = "List those that were seen to, too.")
  private boolean all;

  @Override
  public Integer call() {
    try (OpenStore open = store.open()) {
      return open.asOwner(this::list);
    }
  }

  private int list(Database owner) {
    long after = 0;
    int status = ExitStatus.OK;
    List<Row> page;
    do {
      long last = after;
      page = owner.inTransaction(tx -> tx.rows(READ, last, all));
      for (Row alarm : page) {
        print(alarm);
        status = alarm.truth(12) ? ExitStatus.FINDINGS : status;
        after = alarm.number(1);
      }
    } while (page.size() == PAGE);
    return status;
  }

  @Command(
      name = "acknowledge",
      mixinStandardHelpOptions = true,
      description = "Say that alarms were seen to.",
      footerHeading = "%nExamples%n",
      footer = "  ./hub control-plane alarms acknowledge 17 18")
  int acknowledge(
      @Mixin StoreOptions options,
      @Mixin Printed told,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "As the list has them.")
          List<Long> ids) {
    try (OpenStore open = options.open()) {
      List<Long> unknown =
          open.asOwner(owner ->
              owner.inTransaction(
                  tx -> ids.stream().filter(id -> tx.change(ACKNOWLEDGE, id) == 0).toList()));
      if (unknown.isEmpty()) {
        told.say("acknowledged");
        return ExitStatus.OK;
      }
      told.say("control-plane: refused: there is no alarm " + unknown);
      return ExitStatus.FINDINGS;
    }
  }

  private void print(Row alarm) {
    String known = Hash.of(alarm.bytes(5)).hex();
    String received = Hash.of(alarm.bytes(6)).hex();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", alarm.number(1))
            .add("tenant", alarm.text(2))
            .add("kind", alarm.text(3))
            .add("place", alarm.number(4))
            .add("known", known)
            .add("received", received)
            .add("raised_at", alarm.text(7))
            .add("evidence", alarm.text(8))
            .add("repeats", alarm.number(9))
            .add("last_seen", alarm.text(10));
    alarm.optionalText(11).ifPresent(time -> json.add("acknowledged_at", time));
    printed.data(
        "%d  %s  %s  %s at %d: known %s, received %s, %d times since"
            .formatted(
                alarm.number(1),
                alarm.text(7),
                alarm.text(2),
                alarm.text(3),
                alarm.number(4),
                known,
                received,
                alarm.number(9)),
        json.build());
  }
}
