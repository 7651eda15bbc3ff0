package com.claresia.hub.domain.canonical;

import com.claresia.hub.domain.canonical.Canonicalization.Canonical;
import com.claresia.hub.domain.canonical.Canonicalization.NotJson;
import com.claresia.hub.domain.canonical.Canonicalization.Refused;

/** One text on its way into canonical form; reused, not for use by two threads. */
final class Transcription {
  /** What the grammar asks for next. */
  private enum Next {
    VALUE,
    REST,
    END,
    NOTHING
  }

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final Cursor cursor = new Cursor();
  private final StringTranscriber strings = new StringTranscriber();
  private final NumberTranscriber numbers = new NumberTranscriber();
  private final Nesting nesting = new Nesting();
  private final MemberStack members = new MemberStack();
  private final MemberOrder order = new MemberOrder(members);
  private final Reordering reordering = new Reordering();
  private final MemberIndexer indexer = new MemberIndexer();
  private final Refusals refusals = new Refusals();
  private int maxDepth;

  Canonicalization run(byte[] utf8, int from, int to, Profile profile) {
    cursor.open(utf8, from, to);
    numbers.open(profile);
    maxDepth = profile.maxDepth();
    readText();
    Canonicalization result = result();
    clear();
    return result;
  }

  private Canonicalization result() {
    NotJson notJson = cursor.notJson();
    if (notJson != null) {
      return notJson;
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals.toList());
    }
    byte[] bytes = reordering.copy(cursor.out, cursor.to);
    return new Canonical(new CanonicalDocument(bytes, indexer.toTable()));
  }

  private void clear() {
    cursor.close();
    nesting.clear();
    members.clear();
    order.clear();
    reordering.clear();
    indexer.clear();
    refusals.clear();
  }

  private void readText() {
    Next next = Next.VALUE;
    while (next == Next.VALUE || next == Next.REST) {
      next = next == Next.VALUE ? value() : rest();
    }
  }

  private Next value() {
    int first = cursor.next();
    return switch (first) {
      case '"' -> string();
      case '{' -> openObject();
      case '[' -> openArray();
      case 't' -> literal(TRUE);
      case 'f' -> literal(FALSE);
      case 'n' -> literal(NULL);
      default -> number(first);
    };
  }

  private Next string() {
    if (!strings.read(cursor)) {
      return Next.NOTHING;
    }
    if (!strings.paired()) {
      refuse(JsonViolation.LONE_SURROGATE);
    }
    return Next.REST;
  }

  private Next number(int first) {
    if (first < 0 || !numbers.read(cursor)) {
      cursor.fail("a value was expected");
      return Next.NOTHING;
    }
    JsonViolation violation = numbers.violation();
    if (violation != null) {
      refuse(violation);
    }
    return Next.REST;
  }

  private Next literal(byte[] text) {
    if (!cursor.copy(text)) {
      cursor.fail("a value was expected");
      return Next.NOTHING;
    }
    return Next.REST;
  }

  private Next openArray() {
    checkDepth();
    nesting.pushArray(cursor.to, members.size(), reordering.count());
    take('[');
    return cursor.next() == ']' ? close(']') : Next.VALUE;
  }

  private Next openObject() {
    checkDepth();
    nesting.pushObject(cursor.to, members.size(), reordering.count());
    take('{');
    if (cursor.next() == '}') {
      closeMembers();
      return close('}');
    }
    return name();
  }

  private void checkDepth() {
    if (nesting.depth() == maxDepth) {
      refuse(JsonViolation.TOO_DEEP);
    }
  }

  private void take(char structural) {
    cursor.at++;
    cursor.write(structural);
  }

  /** After a value: what the container goes on with, or the end of the text. */
  private Next rest() {
    int first = cursor.next();
    if (nesting.isEmpty()) {
      return first < 0 ? Next.END : unexpected("nothing may follow the value");
    }
    return nesting.inObject() ? restOfObject(first) : restOfArray(first);
  }

  private Next restOfArray(int first) {
    if (first == ',') {
      take(',');
      nesting.nextElement();
      return Next.VALUE;
    }
    return first == ']' ? close(']') : unexpected("a comma or the array's end was expected");
  }

  private Next restOfObject(int first) {
    if (first == ',') {
      members.valueEnds(cursor.to, reordering.count());
      take(',');
      cursor.next();
      return name();
    }
    if (first == '}') {
      members.valueEnds(cursor.to, reordering.count());
      closeMembers();
      return close('}');
    }
    return unexpected("a comma or the object's end was expected");
  }

  private Next close(char bracket) {
    take(bracket);
    nesting.pop();
    return Next.REST;
  }

  private Next unexpected(String detail) {
    cursor.fail(detail);
    return Next.NOTHING;
  }

  private Next name() {
    if (cursor.at >= cursor.end || cursor.in[cursor.at] != '"') {
      return unexpected("a member name was expected");
    }
    members.push(cursor.to, reordering.count());
    if (!strings.read(cursor)) {
      return Next.NOTHING;
    }
    if (cursor.next() != ':') {
      return unexpected("a colon was expected");
    }
    take(':');
    members.valueStarts(cursor.to);
    checkName();
    return Next.VALUE;
  }

  private void checkName() {
    if (!strings.paired()) {
      refuse(JsonViolation.LONE_SURROGATE);
    }
    int last = members.size() - 1;
    if (last > nesting.base() && members.compareWithPrevious(cursor.out, last) <= 0) {
      nesting.markUnsorted();
    }
  }

  /** Before an object's end: its members' order, and what follows from it. */
  private void closeMembers() {
    int base = nesting.base();
    if (nesting.isUnsorted()) {
      if (order.sort(cursor.out, base)) {
        refuseDuplicates(base);
      }
      reordering.note(nesting.start(), cursor.to + 1, nesting.inner(), members, base);
    }
    if (nesting.depth() == 1) {
      indexer.root(members, base);
    } else if (nesting.isChildOfRootObject()) {
      indexer.child(members, base);
    }
    members.popTo(base);
  }

  private void refuseDuplicates(int base) {
    int reported = -1;
    for (int member = base + 1; member < members.size(); member++) {
      if (members.compareWithPrevious(cursor.out, member) != 0) {
        reported = -1;
      } else if (reported < 0 && !refusals.isFull()) {
        reported = member;
        String parent = nesting.pointer(nesting.depth() - 1, members, cursor.out);
        refusals.add(
            JsonViolation.DUPLICATE_MEMBER,
            JsonPointer.child(parent, members.name(member, cursor.out)));
      }
    }
  }

  private void refuse(JsonViolation violation) {
    if (!refusals.isFull()) {
      refusals.add(violation, nesting.pointer(nesting.depth(), members, cursor.out));
    }
  }
}
