package com.claresia.hub.domain.canonical;

import static com.claresia.hub.domain.canonical.MemberStack.END;
import static com.claresia.hub.domain.canonical.MemberStack.FIRST_INNER;
import static com.claresia.hub.domain.canonical.MemberStack.LAST_INNER;
import static com.claresia.hub.domain.canonical.MemberStack.START;
import static com.claresia.hub.domain.canonical.MemberStack.STRIDE;

import java.util.Arrays;

/**
 * The objects whose members came out of order, to be put in order in the one copy from the scratch
 * output to the document. Moving members when each object ends would copy inner ones once for every
 * object around them: quadratic in the depth. Here every byte is copied once, however deep it lies,
 * and objects that came in order are parts of larger copies.
 *
 * <p>Objects are noted as they end, so the ones inside another stand just before it. Therefore the
 * document is filled from its end to its beginning.
 */
final class Reordering {
  private static final int KEPT_INTS = 1 << 18;

  /**
   * Ints of a noted object: its bounds, its first inner object, its members on the tape, their
   * length there.
   */
  private static final int NOTE = 5;

  /** Ints of a piece under way, which is a span or, if the first is negative, an object. */
  private static final int PIECE = 4;

  private int[] notes = new int[16 * NOTE];
  private int count;
  private int[] tape = new int[64 * STRIDE];
  private int taped;
  private int[] pieces = new int[16 * PIECE];
  private int pieceCount;
  private int to;

  void clear() {
    count = 0;
    taped = 0;
    pieceCount = 0;
    if (notes.length > KEPT_INTS || tape.length > KEPT_INTS || pieces.length > KEPT_INTS) {
      notes = new int[16 * NOTE];
      tape = new int[64 * STRIDE];
      pieces = new int[16 * PIECE];
    }
  }

  /** How many objects are noted. */
  int count() {
    return count;
  }

  /** Notes the object in {@code [start, end)}, whose sorted members lie on the stack from base. */
  void note(int start, int end, int firstInner, MemberStack members, int base) {
    int ints = (members.size() - base) * STRIDE;
    tape = withRoom(tape, taped + ints);
    members.copyTo(base, tape, taped);
    notes = withRoom(notes, (count + 1) * NOTE);
    int at = count * NOTE;
    notes[at] = start;
    notes[at + 1] = end;
    notes[at + 2] = firstInner;
    notes[at + 3] = taped;
    notes[at + 4] = ints;
    taped += ints;
    count++;
  }

  private static int[] withRoom(int[] ints, int needed) {
    return ints.length >= needed ? ints : Arrays.copyOf(ints, Math.max(needed, ints.length * 2));
  }

  /** The first {@code length} bytes of the output with all members in order. */
  byte[] copy(byte[] out, int length) {
    byte[] document = new byte[length];
    to = length;
    pushSpan(0, length, 0, count);
    while (pieceCount > 0) {
      int top = (pieceCount - 1) * PIECE;
      if (pieces[top] < 0) {
        continueObject(out, document, top);
      } else {
        continueSpan(out, document, top);
      }
    }
    return document;
  }

  /** A span: {@code [start, end)} of the output with the noted objects {@code [first, last)}. */
  private void pushSpan(int start, int end, int first, int last) {
    push(start, end, first, last);
  }

  /** An object, marked by its note's complement, with all its members left. */
  private void pushObject(int note) {
    push(~note, notes[note * NOTE + 4], 0, 0);
  }

  private void push(int a, int b, int c, int d) {
    pieces = withRoom(pieces, (pieceCount + 1) * PIECE);
    int at = pieceCount * PIECE;
    pieces[at] = a;
    pieces[at + 1] = b;
    pieces[at + 2] = c;
    pieces[at + 3] = d;
    pieceCount++;
  }

  private void continueSpan(byte[] out, byte[] document, int top) {
    int end = pieces[top + 1];
    if (pieces[top + 2] == pieces[top + 3]) {
      prepend(out, pieces[top], end, document);
      pieceCount--;
      return;
    }
    int note = pieces[top + 3] - 1;
    prepend(out, notes[note * NOTE + 1], end, document);
    document[--to] = '}';
    pieces[top + 1] = notes[note * NOTE];
    pieces[top + 3] = notes[note * NOTE + 2];
    pushObject(note);
  }

  private void continueObject(byte[] out, byte[] document, int top) {
    int note = ~pieces[top];
    int members = notes[note * NOTE + 3];
    int left = pieces[top + 1];
    while (left > 0) {
      left -= STRIDE;
      int member = members + left;
      if (left + STRIDE < notes[note * NOTE + 4]) {
        document[--to] = ',';
      }
      if (tape[member + FIRST_INNER] < tape[member + LAST_INNER]) {
        pieces[top + 1] = left;
        pushSpan(
            tape[member + START],
            tape[member + END],
            tape[member + FIRST_INNER],
            tape[member + LAST_INNER]);
        return;
      }
      prepend(out, tape[member + START], tape[member + END], document);
    }
    document[--to] = '{';
    pieceCount--;
  }

  private void prepend(byte[] out, int start, int end, byte[] document) {
    to -= end - start;
    System.arraycopy(out, start, document, to, end - start);
  }
}
