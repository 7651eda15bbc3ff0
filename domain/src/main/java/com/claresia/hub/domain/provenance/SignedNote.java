package com.claresia.hub.domain.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A C2SP signed note: text that ends in a newline, and at least one signature line. The text means
 * nothing until a signature by a trusted key was checked.
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** The most signatures that are read; C2SP asks for at least 16. */
  public static final int MAX_SIGNATURES = 100;

  /** The largest note that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** Refuses a text that a note cannot hold and a note without signatures. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || hasControl(text)) {
      throw new IllegalArgumentException("a note's text ends in a newline, its only control code");
    }
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("a note has at least one signature");
    }
  }

  /** The note with one more signature. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /** The whole note. */
  public String format() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }

  /** The whole note in UTF-8. */
  public byte[] bytes() {
    return format().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads an untrusted note in UTF-8. */
  public static Parsed<SignedNote> parse(byte[] note) {
    if (note.length > MAX_BYTES) {
      return Parsed.malformed("a note of more than " + MAX_BYTES + " bytes");
    }
    try {
      var utf8 = StandardCharsets.UTF_8.newDecoder();
      return parse(utf8.decode(ByteBuffer.wrap(note)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Parsed.malformed("the note is not UTF-8");
    }
  }

  /** Reads an untrusted note. */
  public static Parsed<SignedNote> parse(String note) {
    if (hasControl(note)) {
      return Parsed.malformed("the note has a control character");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0) {
      return Parsed.malformed("no blank line between text and signatures");
    }
    String lines = note.substring(blank + 2);
    if (!lines.endsWith("\n")) {
      return Parsed.malformed("the note ends without a signature line and newline");
    }
    return withSignatures(note.substring(0, blank + 1), lines.substring(0, lines.length() - 1));
  }

  private static Parsed<SignedNote> withSignatures(String text, String lines) {
    String[] split = lines.split("\n", MAX_SIGNATURES + 1);
    if (split.length > MAX_SIGNATURES) {
      return Parsed.malformed("more than " + MAX_SIGNATURES + " signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : split) {
      Optional<NoteSignature> signature = NoteSignature.parse(line);
      if (signature.isEmpty()) {
        return Parsed.malformed("signature line " + (signatures.size() + 1) + " is malformed");
      }
      signatures.add(signature.get());
    }
    return Parsed.valid(new SignedNote(text, signatures));
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
  }
}
