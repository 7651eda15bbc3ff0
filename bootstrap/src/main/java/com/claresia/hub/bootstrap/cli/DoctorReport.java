package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.Assumption;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** What was tried of a store: for people line by line, as JSON at the end. */
final class DoctorReport {
  private static final String UNDER = "         ";

  private final Terminal terminal;
  private final OutputFormat output;
  private final List<Assumption> tried = new ArrayList<>();
  private String store = "";

  DoctorReport(Terminal terminal, OutputFormat output) {
    this.terminal = terminal;
    this.output = output;
  }

  /** The store was opened. */
  void opened(String what) {
    store = what;
    terminal.say("opened: " + what);
    terminal.progress("  trying what is assumed of it …");
  }

  /** One thing more was tried. */
  void tried(Assumption assumption) {
    tried.add(assumption);
    switch (output) {
      case text -> lines(assumption).forEach(terminal::data);
      case json -> {}
    }
    terminal.progress("  %d tried …".formatted(tried.size()));
  }

  private List<String> lines(Assumption assumption) {
    return assumption
        .failure()
        .map(failure ->
            List.of(
                terminal.inked(Ink.BAD, "FAILS    ") + assumption.assumed(),
                UNDER + "found: " + failure,
                UNDER + "so: " + assumption.consequence()))
        .orElseGet(() -> List.of(terminal.inked(Ink.GOOD, "holds    ") + assumption.assumed()));
  }

  /** All was tried: the exit status. */
  int finished() {
    long failed = tried.stream().filter(assumption -> !assumption.holds()).count();
    switch (output) {
      case text -> {}
      case json -> terminal.data(json(failed).build().toString());
    }
    terminal.say(
        tried.isEmpty()
            ? "Nothing is assumed of it that has to be tried."
            : "%d of %d assumptions hold.".formatted(tried.size() - failed, tried.size()));
    return failed == 0 ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  private JsonObjectBuilder json(long failed) {
    JsonArrayBuilder assumptions = Json.createArrayBuilder();
    for (Assumption assumption : tried) {
      JsonObjectBuilder entry =
          Json.createObjectBuilder()
              .add("assumed", assumption.assumed())
              .add("holds", assumption.holds())
              .add("consequence", assumption.consequence());
      assumption.failure().ifPresent(failure -> entry.add("failure", failure));
      assumptions.add(entry);
    }
    return Json.createObjectBuilder()
        .add("store", store)
        .add("holds", failed == 0)
        .add("assumptions", assumptions);
  }
}
