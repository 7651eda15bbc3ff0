package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.terminal.Terminal;
import java.io.InputStream;

/**
 * What a command finds around it.
 *
 * @param input standard input
 * @param terminal standard output and error
 */
record Surroundings(InputStream input, Terminal terminal) {
  /** The terminal as the options want it. */
  Terminal terminal(CommonOptions options) {
    return options.noColor ? terminal.withoutColour() : terminal;
  }
}
