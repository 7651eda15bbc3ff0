package com.claresia.hub.emulators.graph.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Writes requests as lines of JSON, as they come. Safe for many threads. */
final class RequestFile implements Consumer<RecordedRequest> {
  private static final JsonMapper JSON = new JsonMapper();

  private final BufferedWriter writer;

  RequestFile(Path file) {
    try {
      writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record requests in " + file, e);
    }
  }

  @Override
  public void accept(RecordedRequest request) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("at", request.at().toString())
            .put("method", request.method())
            .put("url", request.url())
            .put("status", request.status())
            .put("units", request.units())
            .put("client_id", request.clientId())
            .put("content_bytes", request.contentBytes());
    line.set("headers", JSON.valueToTree(request.headers()));
    line.set("violations", JSON.valueToTree(request.violations()));
    request.body().ifPresent(body -> line.put("body", body));
    request.part().ifPresent(part -> line.put("part", part));
    request.operation().ifPresent(operation -> line.put("operation", operation));
    write(line + "\n");
  }

  private synchronized void write(String line) {
    try {
      writer.write(line);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record a request", e);
    }
  }
}
