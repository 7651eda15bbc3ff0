package com.claresia.hub.controlplane.witness;

import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of {@code add-checkpoint} (C2SP tlog-witness): an old size line, a consistency proof, an
 * empty line and a checkpoint.
 *
 * @param oldSize of the checkpoint from which the proof starts
 * @param path of the proof
 * @param checkpoint that is to be cosigned
 */
public record Submission(long oldSize, List<Hash> path, SignedCheckpoint checkpoint) {
  /** The longest body that is read. */
  public static final int MAX_BYTES = 64 * 1024;

  // The cosignatures are added to it, and all of it is stored.
  private static final int MAX_NOTE_BYTES = 32 * 1024;
  private static final int MAX_PROOF_LINES = 63;
  private static final Pattern OLD_SIZE = Pattern.compile("old (0|[1-9][0-9]{0,18})");

  /** Copies the path. */
  public Submission {
    path = List.copyOf(path);
  }

  /** The proof that the checkpoint extends the old one. */
  ConsistencyProof proof() {
    return new ConsistencyProof(oldSize, checkpoint.checkpoint().size(), path);
  }

  /** The same body, with the signatures of this note alone. */
  String format(SignedCheckpoint trusted) {
    StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
    path.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(trusted.note().format()).toString();
  }

  /** Reads an untrusted body. */
  public static Parsed<Submission> parse(byte[] body) {
    try {
      var utf8 = StandardCharsets.UTF_8.newDecoder();
      return parse(utf8.decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Parsed.malformed("the body is not UTF-8");
    }
  }

  private static Parsed<Submission> parse(String body) {
    int blank = body.indexOf("\n\n");
    if (blank < 0) {
      return Parsed.malformed("no empty line between proof and checkpoint");
    }
    String[] lines = body.substring(0, blank).split("\n", -1);
    Optional<Long> oldSize = oldSize(lines[0]);
    if (oldSize.isEmpty()) {
      return Parsed.malformed("the first line is not 'old' and a decimal below 2^63");
    }
    if (lines.length - 1 > MAX_PROOF_LINES) {
      return Parsed.malformed("more than " + MAX_PROOF_LINES + " proof lines");
    }
    List<Hash> path = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Optional<Hash> hash = Hash.parseBase64(lines[i]);
      if (hash.isEmpty()) {
        return Parsed.malformed("proof line " + i + " is not the base64 of 32 bytes");
      }
      path.add(hash.get());
    }
    return withCheckpoint(oldSize.get(), path, body.substring(blank + 2));
  }

  private static Optional<Long> oldSize(String line) {
    var matcher = OLD_SIZE.matcher(line);
    try {
      return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static Parsed<Submission> withCheckpoint(long oldSize, List<Hash> path, String note) {
    if (note.getBytes(StandardCharsets.UTF_8).length > MAX_NOTE_BYTES) {
      return Parsed.malformed("the checkpoint is longer than " + MAX_NOTE_BYTES + " bytes");
    }
    return switch (SignedCheckpoint.parse(note)) {
      case Parsed.Malformed<SignedCheckpoint>(String reason) -> Parsed.malformed(reason);
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
          Parsed.valid(new Submission(oldSize, path, checkpoint));
    };
  }
}
