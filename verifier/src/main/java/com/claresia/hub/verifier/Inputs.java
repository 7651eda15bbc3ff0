package com.claresia.hub.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the small files that options name. */
final class Inputs {
  private Inputs() {}

  /** The text of a file. */
  static String text(String option, Path file) {
    return new String(bytes(option, file), StandardCharsets.UTF_8);
  }

  /**
   * The bytes of a file.
   *
   * @throws UsageProblem naming option and file
   */
  static byte[] bytes(String option, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(ProofFile.MAX_BYTES + 1);
      if (bytes.length > ProofFile.MAX_BYTES) {
        throw new UsageProblem(option + ": " + file + " is larger than what is looked for here");
      }
      return bytes;
    } catch (NoSuchFileException missing) {
      throw new UsageProblem(option + ": there is no file " + file);
    } catch (IOException unreadable) {
      throw new UsageProblem(option + ": " + file + " cannot be read");
    }
  }
}
