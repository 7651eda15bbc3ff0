package com.claresia.hub.verifier;

import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads checkpoints that were kept outside the store: files, or folders full of them. */
final class CheckpointFiles {
  private static final String OPTION = "--checkpoint";

  private CheckpointFiles() {}

  /**
   * The checkpoints in these files, and in the files of these folders.
   *
   * @throws UsageProblem naming the first that is none
   */
  static List<SignedCheckpoint> read(List<Path> places) {
    List<SignedCheckpoint> checkpoints = new ArrayList<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        checkpoints.add(readFile(file));
      }
    }
    return checkpoints;
  }

  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.walk(place)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      if (files.isEmpty()) {
        throw new UsageProblem(OPTION + ": there is no file in " + place);
      }
      return files;
    } catch (IOException unreadable) {
      throw new UsageProblem(OPTION + ": " + place + " cannot be read");
    }
  }

  private static SignedCheckpoint readFile(Path file) {
    return switch (SignedCheckpoint.parse(Inputs.bytes(OPTION, file))) {
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) -> checkpoint;
      case Parsed.Malformed<SignedCheckpoint>(String reason) ->
          throw new UsageProblem(OPTION + ": " + file + " is no signed checkpoint: " + reason);
    };
  }
}
