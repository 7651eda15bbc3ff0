package com.claresia.hub.domain.provenance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A C2SP tlog-checkpoint's text: what a log commits to when it signs it. */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

  /** Refuses an empty origin or extension, one with a line break in it, and a negative size. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("origin and extensions are lines and not empty");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative");
    }
  }

  /** A checkpoint without extensions. */
  public static Checkpoint of(String origin, long size, Hash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /** The text to be signed, its last newline included. */
  public String text() {
    StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n');
    text.append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The signed note with this text and the signers' signatures, in their order. */
  public SignedCheckpoint signedBy(List<? extends NoteSigner> signers) {
    String text = text();
    return new SignedCheckpoint(
        this, new SignedNote(text, signers.stream().map(signer -> signer.sign(text)).toList()));
  }

  /** Reads the text of an untrusted note. */
  public static Parsed<Checkpoint> parse(String text) {
    String[] lines = text.split("\n", -1);
    boolean complete = lines.length >= 4 && lines[lines.length - 1].isEmpty();
    if (!complete || !Arrays.stream(lines, 0, lines.length - 1).allMatch(Checkpoint::isLine)) {
      return Parsed.malformed("a checkpoint is three or more lines, none of them empty");
    }
    OptionalLong size = decimal(lines[1]);
    if (size.isEmpty()) {
      return Parsed.malformed("the tree size is not a decimal without leading zeroes below 2^63");
    }
    Optional<Hash> root = Hash.parseBase64(lines[2]);
    if (root.isEmpty()) {
      return Parsed.malformed("the root is not the base64 of 32 bytes");
    }
    List<String> extensions = List.of(lines).subList(3, lines.length - 1);
    return Parsed.valid(new Checkpoint(lines[0], size.getAsLong(), root.get(), extensions));
  }

  /** Reads an ASCII decimal below 2^63 without leading zeroes. */
  static OptionalLong decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.chars().noneMatch(c -> c < 0x20);
  }
}
