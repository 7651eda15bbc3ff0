package com.claresia.hub.verifier;

import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignatureVerdict.Cosigned;
import com.claresia.hub.domain.provenance.TrustedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that holds the public key of a witness, and when the witness signed with it.
 *
 * @param file the file
 * @param from the first moment
 * @param until the last moment
 */
record KeyFile(Path file, Instant from, Instant until) {

  /** Reads {@code FILE[@FROM..UNTIL]}; either end may be left open. */
  static final class Reader implements ITypeConverter<KeyFile> {
    private static final Pattern DATED =
        Pattern.compile("(.+)@([0-9TZ:.+-]*?)\\.\\.([0-9TZ:.+-]*)", Pattern.CASE_INSENSITIVE);

    @Override
    public KeyFile convert(String text) {
      Matcher dated = DATED.matcher(text);
      if (!dated.matches() || Files.exists(Path.of(text))) {
        return new KeyFile(Path.of(text), Instant.MIN, Instant.MAX);
      }
      Instant from = time(dated.group(2), Instant.MIN);
      Instant until = time(dated.group(3), Instant.MAX);
      if (until.isBefore(from)) {
        throw new TypeConversionException("a key is valid FROM..UNTIL, the earlier time first");
      }
      return new KeyFile(Path.of(dated.group(1)), from, until);
    }

    private static Instant time(String text, Instant open) {
      try {
        return text.isEmpty() ? open : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "a key is valid FROM..UNTIL, each a time such as 2026-05-03T08:15:30Z, or left open");
      }
    }
  }

  /** The verifier, for which a cosignature that is dated outside fails. */
  NoteVerifier limit(NoteVerifier verifier) {
    return new Dated(verifier, this);
  }

  private SignatureVerdict judge(SignatureVerdict verdict) {
    boolean outside =
        verdict instanceof Cosigned(Instant time) && (time.isBefore(from) || time.isAfter(until));
    return outside ? new SignatureVerdict.Invalid() : verdict;
  }

  private record Dated(NoteVerifier verifier, KeyFile validity) implements NoteVerifier {
    @Override
    public TrustedKey key() {
      return verifier.key();
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      return verifier.verifies(message, signature);
    }

    @Override
    public SignatureVerdict check(String text, NoteSignature line) {
      return validity.judge(verifier.check(text, line));
    }
  }
}
