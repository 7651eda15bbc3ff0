package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.cli.Main;
import com.claresia.hub.bootstrap.own.ScratchDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** How long the Hub takes to be ready. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "From the start of a JVM with 'serve --dev' on an existing data directory until /health/ready answers 200; five starts after one that makes the directory."
    })
final class StartBench extends Bench {
  private static final int STARTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  String unit() {
    return "s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    try (ScratchDirectory scratch = ScratchDirectory.make("hub-bench-")) {
      progress.say("first start, on an empty folder: %.2f s".formatted(start(scratch.path())));
      double[] seconds = new double[STARTS];
      for (int i = 0; i < STARTS; i++) {
        seconds[i] = start(scratch.path());
        progress.say("start %d   %.2f s".formatted(i + 1, seconds[i]));
      }
      return new ResultLine("start")
          .number("seconds", Medians.of(seconds), 3)
          .number("limit", 2.5, 1)
          .text("unit", "s")
          .count("starts", STARTS);
    }
  }

  private static double start(Path folder) {
    int port = freePort();
    Path log = folder.resolve("serve.log");
    long start = System.nanoTime();
    Process hub = ChildJvm.start(options(folder, port), Main.class, List.of("serve", "--dev"), log);
    try {
      awaitReady(hub, port, log);
      return (System.nanoTime() - start) / 1e9;
    } finally {
      stop(hub);
    }
  }

  // With the cache that ./hub serve uses, where there is one.
  private static List<String> options(Path folder, int port) {
    List<String> options = new ArrayList<>();
    options.add("-XX:+UseCompactObjectHeaders");
    Optional.ofNullable(System.getProperty("claresia.aot-cache"))
        .filter(cache -> Files.exists(Path.of(cache)))
        .ifPresent(cache -> options.add("-XX:AOTCache=" + cache));
    options.add("-Dhub.data.dir=" + folder.resolve("data"));
    options.add("-Dhub.server.port=" + port);
    return options;
  }

  private static void awaitReady(Process hub, int port, Path log) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(port)) {
      if (!hub.isAlive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException("the Hub did not start: " + text(log));
      }
      pause(hub);
    }
  }

  private static void pause(Process hub) {
    try {
      var _ = hub.waitFor(5, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isReady(int port) {
    byte[] request =
        "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.getOutputStream().write(request);
      byte[] status = socket.getInputStream().readNBytes(12);
      return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void stop(Process hub) {
    hub.destroy();
    try {
      if (!hub.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        hub.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
