package com.claresia.hub.benchmarks;

import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The Hub's canonical JSON against java-json-canonicalization, over the same real records. */
@Command(
    name = "canonicalize",
    mixinStandardHelpOptions = true,
    description = {
      "Brings every JSON value of a folder of recorded ones into canonical form (RFC 8785), bytes to bytes, one thread.",
      "Baseline: the library java-json-canonicalization on the same values."
    })
final class CanonicalizeBench extends Bench {
  @Option(
      names = "--values",
      paramLabel = "DIR",
      description = "Folder with .json and .jsonl files; default: the test vectors'.")
  private Path folder =
      Path.of(System.getProperty("hub.vectors", "../shared/vectors")).resolve("realistic");

  @Override
  ResultLine measure(Progress progress, Duration side) {
    List<byte[]> values = RealisticValues.in(folder);
    progress.say(
        "%,d values, %,d bytes"
            .formatted(values.size(), values.stream().mapToInt(v -> v.length).sum()));
    values.forEach(CanonicalizeBench::requireSame);
    Comparison comparison =
        pairs(progress, side)
            .compare(
                new ValueLoop(values, value -> hub(value).length),
                new ValueLoop(values, value -> baseline(value).length));
    return ResultLine.of("canonicalize", "records/s", comparison).count("values", values.size());
  }

  @Override
  String unit() {
    return "records/s";
  }

  private static byte[] hub(byte[] value) {
    return switch (CanonicalJson.canonicalize(value, Profile.RFC8785)) {
      case Canonicalization.Canonical(var document) -> document.bytes();
      case Canonicalization.NotJson notJson -> throw new IllegalStateException(notJson.toString());
      case Canonicalization.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static byte[] baseline(byte[] value) throws IOException {
    return new JsonCanonicalizer(value).getEncodedUTF8();
  }

  private static void requireSame(byte[] value) {
    try {
      if (!Arrays.equals(hub(value), baseline(value))) {
        throw new IllegalStateException(
            "the two differ on " + new String(value, java.nio.charset.StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
