package com.claresia.hub.verifier;

/** How a report is written. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object whose members are documented. */
  JSON
}
