package com.claresia.hub.bootstrap.demo;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;

/** Lines that are sent in one request. */
record LineBatch(List<NumberedLine> lines) {
  /** Copies the list. */
  LineBatch {
    lines = List.copyOf(lines);
  }

  BodyPublisher body() {
    return BodyPublishers.ofString(
        lines.stream().map(NumberedLine::text).collect(Collectors.joining("\n", "", "\n")));
  }
}
