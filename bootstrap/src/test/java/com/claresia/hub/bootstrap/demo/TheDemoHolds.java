package com.claresia.hub.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.demo.DemoOptions.Afterwards;
import com.claresia.hub.bootstrap.own.OwnStores;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TheDemoHolds {
  private static final List<String> KEYS =
      List.of(
          "backend",
          "records",
          "tenants",
          "verified",
          "tampered_found",
          "cosigned",
          "envelopes",
          "egress_bytes",
          "seconds");

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static List<String> stores() {
    return OwnStores.names();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void onAGeneratedWeek(String store) throws Exception {
    assertThat(run(store, Optional.empty(), Afterwards.END)).as(said()).isTrue();

    JsonNode figures = figures();
    assertThat(figures.fieldNames()).toIterable().containsExactlyElementsOf(KEYS);
    assertThat(figures.get("backend").asText()).isEqualTo(store);
    assertThat(figures.get("records").asInt()).isGreaterThan(3_000);
    assertThat(figures.get("verified")).isEqualTo(figures.get("records"));
    assertThat(figures.get("tenants").asInt()).isEqualTo(2);
    assertThat(figures.get("tampered_found").asInt()).isEqualTo(1);
    assertThat(figures.get("cosigned")).isEqualTo(figures.get("records"));
    assertThat(figures.get("envelopes").asInt()).isGreaterThan(1_000);
    assertThat(figures.get("egress_bytes").asInt()).isGreaterThan(300_000);
    assertThat(said()).contains("tampered").contains("missing").doesNotContain("\u001b[");
    assertThat(directory).isDirectoryContaining("glob:**.tlog-proof");
  }

  @Test
  void onRecordsOfAUsersOwn() throws Exception {
    Path input = Files.write(directory.resolve("mine.ndjson"), List.of(record(1), "", record(2)));

    assertThat(run(input)).as(said()).isTrue();
    assertThat(figures().get("verified")).isEqualTo(figures().get("records"));
  }

  @Test
  void andSaysWhichOfAUsersLinesWereRefused() throws Exception {
    Path input =
        Files.write(directory.resolve("mine.ndjson"), List.of(record(1), "{\"type\":\"song\"}"));

    assertThat(run(input)).isFalse();
    assertThat(said()).contains("line 2: 422").doesNotContain("song");
    assertThat(out.size()).isZero();
  }

  private boolean run(Path input) throws Exception {
    return run("postgres", Optional.of(input), Afterwards.END);
  }

  private boolean run(String store, Optional<Path> input, Afterwards afterwards) throws Exception {
    Terminal terminal = new Terminal(print(out), print(err), Set.of());
    DemoOptions options = new DemoOptions(store, 7, input, directory, afterwards);
    return new DemoRun(options, "0.1.0", terminal).run();
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode figures() throws Exception {
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    return new ObjectMapper().readTree(lines.getLast());
  }

  private static String record(int number) {
    return """
    {"type":"decision","record_id":"00000000-0000-4000-8000-%012d",\
    "occurred_at":"2026-05-03T08:15:30Z","actor":{"kind":"employee","id":"me"},\
    "body":{"title":"t","outcome":"o","rationale":"r"}}\
    """
        .formatted(number);
  }
}
