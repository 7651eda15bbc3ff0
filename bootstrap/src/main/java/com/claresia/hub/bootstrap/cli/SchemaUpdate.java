package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.bootstrap.terminal.Terminal;
import jakarta.json.Json;
import java.util.List;

/**
 * Makes in a store, as its owner, what the Hub needs there, and says what that was.
 *
 * @param terminal where it is said
 * @param output how
 */
record SchemaUpdate(Terminal terminal, OutputFormat output) {
  /** Does it; does nothing where all is there. */
  int apply(StorageBackend backend, StorageSettings settings) {
    terminal.progress("  making what is missing in " + backend.name() + " …");
    try (StorageAdministration administration = backend.administer(settings)) {
      List<String> applied = administration.migrate();
      switch (output) {
        case json ->
            terminal.data(
                Json.createObjectBuilder()
                    .add("applied", Json.createArrayBuilder(applied))
                    .build()
                    .toString());
        case text -> applied.forEach(terminal::data);
      }
      terminal.say(applied.isEmpty() ? "All is there: nothing was changed." : "Done.");
    }
    return ExitStatus.OK;
  }
}
