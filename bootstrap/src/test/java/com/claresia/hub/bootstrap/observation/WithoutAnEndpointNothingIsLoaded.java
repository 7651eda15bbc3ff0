package com.claresia.hub.bootstrap.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Off by default: what is not loaded cannot send. */
@Timeout(120)
class WithoutAnEndpointNothingIsLoaded {
  private static final String OF_THE_LIBRARY = " io.opentelemetry.";

  @Test
  void aHubWithoutAnEndpointLoadsNoClassOfIt(@TempDir Path directory) throws Exception {
    assertThat(loaded(directory, List.of())).isEmpty();
  }

  @Test
  void aHubWithOneDoes(@TempDir Path directory) throws Exception {
    try (Collector collector = new Collector()) {
      assertThat(loaded(directory, List.of("-Dhub.otlp.endpoint=" + collector.uri())))
          .hasSizeGreaterThan(100);
      assertThat(collector.requests()).isPositive();
    }
  }

  private static List<String> loaded(Path directory, List<String> options) throws Exception {
    Path classes = directory.resolve("classes.txt");
    Process hub = start(directory, classes, options);
    try (BufferedReader out = hub.inputReader()) {
      assertThat(out.readLine()).as("it is ready").contains("ready_seconds");
      hub.destroy();
      assertThat(hub.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      hub.destroyForcibly();
    }
    try (Stream<String> lines = Files.lines(classes)) {
      List<String> all = lines.toList();
      assertThat(all).anyMatch(line -> line.contains("com.claresia.hub.bootstrap.Observation"));
      return all.stream().filter(line -> line.contains(OF_THE_LIBRARY)).toList();
    }
  }

  private static Process start(Path directory, Path classes, List<String> options)
      throws Exception {
    List<String> command =
        Stream.of(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xlog:class+load:file=" + classes,
                    "-Dhub.server.port=0",
                    "-Dhub.data.dir=" + directory.resolve("data"),
                    "-cp",
                    System.getProperty("java.class.path")),
                options.stream(),
                Stream.of("com.claresia.hub.bootstrap.cli.Main", "serve", "--dev", "-o", "json"))
            .flatMap(parts -> parts)
            .toList();
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
