package com.claresia.hub.bootstrap.cli;

/** How a command writes its data. */
enum OutputFormat {
  text,
  json
}
