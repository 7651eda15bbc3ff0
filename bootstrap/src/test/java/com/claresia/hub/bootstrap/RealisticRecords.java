package com.claresia.hub.bootstrap;

import com.claresia.hub.domain.record.RecordId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Records that were not made for the Hub, as submissions: recorded LLM calls become outputs, a
 * provider's usage trace becomes telemetry events, a public inventory of AI use becomes decisions.
 * What a source does not say (latency and cost of the trace) is 0. The same sources give the same
 * lines.
 */
final class RealisticRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TRACE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS", Locale.ROOT);
  private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy");

  private final Path vectors;
  private final SplittableRandom random = new SplittableRandom(2024);

  RealisticRecords(Path vectors) {
    this.vectors = vectors.resolve("realistic");
  }

  /** Writes all of them as NDJSON, for {@code ./hub demo --input}; arguments: vectors, output. */
  public static void main(String[] arguments) throws IOException {
    Files.write(
        Path.of(arguments[1]),
        (Iterable<String>) new RealisticRecords(Path.of(arguments[0])).all()::iterator);
  }

  Stream<String> all() {
    return Stream.of(outputs(), telemetryEvents(), decisions()).flatMap(lines -> lines);
  }

  Stream<String> outputs() {
    return lines("llm-calls.jsonl").map(this::output);
  }

  Stream<String> telemetryEvents() {
    return lines("azure-llm-trace-2023-code.csv").skip(1).map(this::telemetryEvent);
  }

  Stream<String> decisions() {
    return lines("federal-ai-use-cases-2024.jsonl").map(this::decision);
  }

  /** Any JSON text as the content of an output, byte for byte. */
  String outputOf(String content, String model, Optional<Instant> time) {
    ObjectNode record = record("output", time, "skill", "llm-gateway");
    record.putObject("body").put("content", "CONTENT").put("model", model);
    return record.toString().replace("\"CONTENT\"", content);
  }

  private String output(String line) {
    JsonNode call = read(line);
    return outputOf(
        line, call.path("model").asText("unknown"), headerDate(call.path("date").asText()));
  }

  private static Optional<Instant> headerDate(String text) {
    return text.equals("null")
        ? Optional.empty()
        : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
  }

  private String telemetryEvent(String row) {
    String[] columns = row.split(",", -1);
    Instant time =
        LocalDateTime.parse(columns[0], TRACE_TIME)
            .toInstant(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MILLIS);
    ObjectNode record = record("telemetry_event", Optional.of(time), "skill", "code-completion");
    record.put("skill_id", "code-completion").put("archetype_id", "assistant");
    record
        .putObject("body")
        .put("success", true)
        .put("latency_ms", 0)
        .put("tokens_in", Integer.parseInt(columns[1]))
        .put("tokens_out", Integer.parseInt(columns[2].strip()))
        .put("cost_usd_estimate", 0);
    return record.toString();
  }

  private String decision(String line) {
    JsonNode useCase = read(line);
    ObjectNode record =
        record(
            "decision",
            date(useCase.path("Date Initiated").asText()),
            "operator",
            useCase.path("Agency Abbreviation").asText());
    ObjectNode body = record.putObject("body");
    body.put("title", useCase.path("Use Case Name").asText());
    body.put("outcome", useCase.path("Stage of Development").asText("not stated"));
    body.put(
        "rationale",
        useCase.path("What is the intended purpose and expected benefits of the AI?").asText());
    body.put("inventory", "INVENTORY");
    return record.toString().replace("\"INVENTORY\"", line);
  }

  private ObjectNode record(String type, Optional<Instant> time, String kind, String actor) {
    ObjectNode record = JSON.createObjectNode().put("type", type);
    long millis = time.orElse(Instant.EPOCH).toEpochMilli();
    record.put("record_id", RecordId.version7(millis, random).toString());
    time.ifPresent(known -> record.put("occurred_at", known.toString()));
    record.putObject("actor").put("kind", kind).put("id", actor);
    return record;
  }

  private static Optional<Instant> date(String text) {
    try {
      LocalDate date = LocalDate.parse(text, AMERICAN);
      return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant())
          .filter(time -> time.isAfter(Instant.EPOCH) && date.getYear() < 2025);
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }

  private Stream<String> lines(String file) {
    try {
      return Files.readAllLines(vectors.resolve(file)).stream();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }
}
