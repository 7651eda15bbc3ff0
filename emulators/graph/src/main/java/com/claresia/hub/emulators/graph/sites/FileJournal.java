package com.claresia.hub.emulators.graph.sites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps every new state as a line of a file, and reads the newest of each when it is opened. A line
 * that a kill cut short is left out: nobody was told that it was written. Opening writes the file
 * anew, without what was overtaken.
 */
final class FileJournal implements Journal {
  private static final String FILE = "journal.ndjson";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private record Line(String kind, String id, JsonNode state) {}

  private final Map<String, Map<String, JsonNode>> before = new LinkedHashMap<>();
  private final Contents contents;
  private final BufferedWriter writer;

  FileJournal(Path directory) {
    contents = new DirectoryContents(directory.resolve("contents"));
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        read(file);
      }
      Path anew = directory.resolve(FILE + ".new");
      write(anew);
      Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the state in " + directory, e);
    }
  }

  private void read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        take(text);
      }
    }
  }

  private void take(String text) {
    try {
      Line line = JSON.readValue(text, Line.class);
      before
          .computeIfAbsent(line.kind(), kind -> new LinkedHashMap<>())
          .put(line.id(), line.state());
    } catch (JsonProcessingException e) {
      System.getLogger(FileJournal.class.getName())
          .log(System.Logger.Level.WARNING, "a line of the journal was cut short and is left out");
    }
  }

  private void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Map.Entry<String, Map<String, JsonNode>> kind : before.entrySet()) {
        for (Map.Entry<String, JsonNode> state : kind.getValue().entrySet()) {
          out.write(text(kind.getKey(), state.getKey(), state.getValue()));
        }
      }
    }
  }

  private static String text(String kind, String id, JsonNode state)
      throws JsonProcessingException {
    return JSON.writeValueAsString(new Line(kind, id, state)) + "\n";
  }

  @Override
  public void put(String kind, String id, Object state) {
    try {
      String line = text(kind, id, JSON.valueToTree(state));
      synchronized (writer) {
        writer.write(line);
        writer.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the state of " + id, e);
    }
  }

  @Override
  public <T> Map<String, T> all(String kind, Class<T> type) {
    Map<String, T> states = new LinkedHashMap<>();
    Map<String, JsonNode> kept = before.getOrDefault(kind, Map.of());
    kept.forEach((id, state) -> states.put(id, JSON.convertValue(state, type)));
    before.remove(kind);
    return states;
  }

  @Override
  public Contents contents() {
    return contents;
  }

  @Override
  public void close() {
    try {
      synchronized (writer) {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal", e);
    }
  }
}
