package com.claresia.hub.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.cli.HubCommand;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.provenance.Hash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealisticContentKeepsItsHash {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "model-of-the-vectors";
  private static final String BEFORE = "\"body\":{\"content\":";
  private static final String AFTER = ",\"model\":\"" + MODEL + "\"}";

  @TempDir Path directory;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Development development = Development.create();
  private final String token = development.token(Development.DAINESE);
  private final Map<Path, List<String>> files = new HashMap<>();

  @Test
  void throughTheHubAndBack() throws Exception {
    Path vectors = Vectors.directory();
    List<JsonNode> rows = rows(vectors);
    assertThat(rows).hasSizeGreaterThan(650);
    RealisticRecords records = new RealisticRecords(vectors);
    try (RunningHub hub = start()) {
      for (JsonNode row : rows) {
        String raw = raw(vectors, row);
        String expected = row.get("jcs_sha256").asText();
        String record = throughTheHub(hub.uri(), records.outputOf(raw, MODEL, Optional.empty()));

        assertThat(hash(content(record))).as("stored: %s", row).isEqualTo(expected);
        assertThat(canonicalize(raw)).as("canonicalize --hash: %s", row).isEqualTo(expected);
      }
    }
  }

  private RunningHub start() {
    return development.startThrowAway(
        SettingsLoader.load(Map.of())
            .settings()
            .with(SettingsCatalogue.SERVER_PORT, "0")
            .with(SettingsCatalogue.DATA_DIR, directory.toString()));
  }

  private static List<JsonNode> rows(Path vectors) throws IOException {
    return Files.readAllLines(vectors.resolve("jcs/record-hashes.jsonl")).stream()
        .map(RealisticContentKeepsItsHash::read)
        .filter(row -> row.get("file").asText().startsWith("realistic/"))
        .toList();
  }

  // A row names a line of a file of lines, or a whole file.
  private String raw(Path vectors, JsonNode row) throws IOException {
    Path file = vectors.resolve(row.get("file").asText());
    return file.toString().endsWith(".jsonl")
        ? lines(file).get(row.get("line").asInt() - 1)
        : Files.readString(file);
  }

  private List<String> lines(Path file) throws IOException {
    List<String> known = files.get(file);
    if (known == null) {
      known = Files.readAllLines(file);
      files.put(file, known);
    }
    return known;
  }

  private String throughTheHub(URI hub, String record) throws Exception {
    HttpResponse<String> receipt =
        send(
            request(hub.resolve("/v1/records"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(record)));
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
    String id = read(receipt.body()).get("record_id").asText();
    return send(request(hub.resolve("/v1/records/" + id)).GET()).body();
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + token)
        .header("X-Claresia-Tenant", Development.DAINESE.value());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String content(String record) {
    return record.substring(record.indexOf(BEFORE) + BEFORE.length(), record.lastIndexOf(AFTER));
  }

  private static String hash(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static String canonicalize(String raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        HubCommand.run(
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)),
            new Terminal(new PrintStream(out), System.err, Set.of()),
            "canonicalize",
            "--hash");
    assertThat(status).isZero();
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }
}
