package com.claresia.hub.domain.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A C2SP tlog-proof: the index of a leaf, its inclusion path and the signed checkpoint that it
 * leads to, in one text that can be checked offline. {@code extra} is base64 of opaque data, empty
 * for none; nothing vouches for it.
 */
public record TlogProof(
    String extraBase64, long index, List<Hash> path, SignedCheckpoint checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final int MAX_PATH = 63;

  /** Refuses a negative index and extra data that is not base64. */
  public TlogProof {
    path = List.copyOf(path);
    if (index < 0 || StrictBase64.decode(extraBase64).isEmpty()) {
      throw new IllegalArgumentException("an index is not negative and extra data is base64");
    }
  }

  /** A proof without extra data. */
  public static TlogProof of(InclusionProof proof, SignedCheckpoint checkpoint) {
    if (proof.size() != checkpoint.checkpoint().size()) {
      throw new IllegalArgumentException("proof and checkpoint are of two sizes");
    }
    return new TlogProof("", proof.index(), proof.path(), checkpoint);
  }

  /** The inclusion proof against the checkpoint's size. */
  public InclusionProof inclusion() {
    return new InclusionProof(index, checkpoint.checkpoint().size(), path);
  }

  /** Whether the leaf leads to the checkpoint's root; its signatures are for others to check. */
  public ProofVerdict verify(Hash leafHash) {
    return inclusion().verify(leafHash, checkpoint.checkpoint().root());
  }

  /** The text form. */
  public String format() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (!extraBase64.isEmpty()) {
      text.append("extra ").append(extraBase64).append('\n');
    }
    text.append("index ").append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint.note().format()).toString();
  }

  /** Reads an untrusted proof. */
  public static Parsed<TlogProof> parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      return Parsed.malformed("no blank line between proof and checkpoint");
    }
    return switch (SignedCheckpoint.parse(text.substring(blank + 2))) {
      case Parsed.Malformed<SignedCheckpoint>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
          parse(List.of(text.substring(0, blank).split("\n", -1)), checkpoint);
    };
  }

  private static Parsed<TlogProof> parse(List<String> lines, SignedCheckpoint checkpoint) {
    if (!lines.getFirst().equals(HEADER)) {
      return Parsed.malformed("the first line is not " + HEADER);
    }
    boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
    String extra = hasExtra ? lines.get(1).substring("extra ".length()) : "";
    if (StrictBase64.decode(extra).isEmpty()) {
      return Parsed.malformed("the extra data is not base64");
    }
    int at = hasExtra ? 2 : 1;
    OptionalLong index = at < lines.size() ? index(lines.get(at)) : OptionalLong.empty();
    if (index.isEmpty()) {
      return Parsed.malformed("no line with the index in decimal");
    }
    return path(lines.subList(at + 1, lines.size()))
        .<Parsed<TlogProof>>map(
            path -> Parsed.valid(new TlogProof(extra, index.getAsLong(), path, checkpoint)))
        .orElseGet(() -> Parsed.malformed("the path is not at most 63 hashes in base64"));
  }

  private static OptionalLong index(String line) {
    return line.startsWith("index ") ? Checkpoint.decimal(line.substring(6)) : OptionalLong.empty();
  }

  private static Optional<List<Hash>> path(List<String> lines) {
    List<Hash> path = new ArrayList<>();
    lines.forEach(line -> Hash.parseBase64(line).ifPresent(path::add));
    boolean whole = path.size() == lines.size() && path.size() <= MAX_PATH;
    return whole ? Optional.of(path) : Optional.empty();
  }
}
