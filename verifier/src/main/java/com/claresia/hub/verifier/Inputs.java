package com.claresia.hub.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

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
    return bytesIfThere(option, file)
        .orElseThrow(() -> new UsageProblem(option + ": there is no file " + file));
  }

  /**
   * The bytes of a file that may have been taken away.
   *
   * @throws UsageProblem naming option and file
   */
  static Optional<byte[]> bytesIfThere(String option, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(ProofFile.MAX_BYTES + 1);
      if (bytes.length > ProofFile.MAX_BYTES) {
        throw new UsageProblem(option + ": " + file + " is larger than what is looked for here");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UsageProblem(option + ": " + file + " cannot be read");
    }
  }
}
