package com.claresia.hub.bootstrap.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Hub in a JVM of its own, started as an operator starts it. */
final class HubProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final URI uri;

  private HubProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts one and waits until it serves. */
  static HubProcess start(Installation installation) throws IOException, InterruptedException {
    return start(PackagedHub.command(installation));
  }

  /** Starts what that command starts, and waits until it serves. */
  static HubProcess start(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader();
    String ready = out.readLine();
    if (ready == null) {
      throw new IllegalStateException("the Hub did not start");
    }
    return new HubProcess(process, URI.create(JSON.readTree(ready).get("uri").asText()));
  }

  URI uri() {
    return uri;
  }

  /** SIGKILL: nothing is flushed, nothing is finished. */
  void kill() {
    end(process.destroyForcibly());
  }

  /** SIGTERM: what was taken in is finished. */
  int stop() {
    process.destroy();
    return end(process);
  }

  // The first one makes the cache for the others when it ends.
  private static int end(Process process) {
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the Hub does not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    try (var out = process.inputReader()) {
      process.destroyForcibly();
      end(process);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
