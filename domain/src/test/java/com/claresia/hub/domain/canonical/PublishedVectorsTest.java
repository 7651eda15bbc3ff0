package com.claresia.hub.domain.canonical;

import static com.claresia.hub.domain.canonical.Canonicals.canonical;
import static com.claresia.hub.domain.canonical.Canonicals.document;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.Vectors;
import com.claresia.hub.domain.provenance.Hash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedVectorsTest {
  private static final int RECORDS = 717;

  @Test
  void theReferenceImplementationsInputsGiveItsOutputs() throws IOException {
    Path folder = Vectors.folder("jcs/cyberphone");
    List<Path> inputs = files(folder.resolve("input"));
    assertThat(inputs).hasSize(6);
    for (Path input : inputs) {
      byte[] expected = Files.readAllBytes(folder.resolve("output").resolve(input.getFileName()));
      assertThat(document(Files.readAllBytes(input), Profile.RFC8785).bytes())
          .as("%s", input)
          .isEqualTo(expected)
          .isEqualTo(hex(folder, input));
    }
  }

  private static byte[] hex(Path folder, Path input) throws IOException {
    String name = input.getFileName().toString().replace(".json", ".txt");
    String text = Files.readString(folder.resolve("outhex").resolve(name));
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc_example", "rfc_sorting"})
  void theExamplesOfRfc8785GiveItsResults(String name) throws IOException {
    Path folder = Vectors.folder("jcs/rfc8785-text");
    byte[] input = Files.readAllBytes(folder.resolve(name + ".input.json"));
    byte[] expected = Files.readAllBytes(folder.resolve(name + ".expected.json"));
    assertThat(document(input, Profile.RFC8785).bytes()).isEqualTo(expected);
  }

  @Test
  void theNumbersOfRfc8785AppendixBAreWrittenAsThere() throws IOException {
    Path file = Vectors.folder("jcs").resolve("rfc8785-appendix-b.json");
    JsonNode rows = new ObjectMapper().readTree(file.toFile()).get("rows");
    assertThat(rows).hasSizeGreaterThan(20);
    for (JsonNode row : rows) {
      assertNumber(row.get("ieee754_hex").asText(), row.get("expected").asText());
    }
  }

  @Test
  void aThousandNumbersAreWrittenAsEcmaScriptWritesThem() throws IOException {
    List<String> rows = Files.readAllLines(Vectors.folder("jcs").resolve("es6-numbers-1000.csv"));
    assertThat(rows).hasSize(1000);
    for (String row : rows) {
      String[] columns = row.split(",");
      assertNumber(columns[0], columns[1]);
    }
  }

  private static void assertNumber(String hex, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    assertThat(canonical(Double.toString(value))).as(hex).isEqualTo(expected);
    assertThat(canonical(expected)).as(hex).isEqualTo(expected);
    assertThat(canonical(exactDecimal(value))).as(hex).isEqualTo(expected);
  }

  private static String exactDecimal(double value) {
    return new java.math.BigDecimal(value).toString();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyPublishedRecordHashIsReproduced(Profile profile) throws IOException {
    List<JsonNode> rows = Vectors.lines("jcs", "record-hashes.jsonl");
    assertThat(rows).hasSize(RECORDS);
    Path root = Vectors.folder("");
    Map<String, List<String>> files = new HashMap<>();
    for (JsonNode row : rows) {
      CanonicalDocument document = document(text(root, row, files), profile);
      assertThat(Hash.sha256(document.bytes()).hex())
          .as("%s", row)
          .isEqualTo(row.get("jcs_sha256").asText());
      assertThat(document.length()).isEqualTo(row.get("jcs_bytes").asInt());
    }
  }

  private static byte[] text(Path root, JsonNode row, Map<String, List<String>> files)
      throws IOException {
    String name = row.get("file").asText();
    if (!row.hasNonNull("line")) {
      return Files.readAllBytes(root.resolve(name));
    }
    if (!files.containsKey(name)) {
      files.put(name, Files.readAllLines(root.resolve(name)));
    }
    return Canonicals.utf8(files.get(name).get(row.get("line").asInt() - 1));
  }
}
