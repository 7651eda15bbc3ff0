package com.claresia.hub.domain.canonical;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Where two JSON texts in canonical form differ: the JSON Pointers of the outermost values that are
 * in one only, or in both and unequal. It does not recurse on nesting.
 */
public final class JsonDifference {
  /** More than this many are not looked for. */
  public static final int MAX_POINTERS = 100;

  private final byte[] bytes;
  private final int split;
  private final List<String> pointers = new ArrayList<>();
  private final Deque<Pair> open = new ArrayDeque<>();

  /** The same place in both texts: where its value begins in each, or -1 where it is not. */
  private record Pair(int left, int right, String pointer) {}

  // Both texts lie in one array, as the comparison of names wants them.
  private JsonDifference(byte[] left, byte[] right) {
    split = left.length;
    bytes = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, bytes, split, right.length);
  }

  /**
   * The pointers, in the order of the texts.
   *
   * @param left canonical bytes, only read
   * @param right canonical bytes, only read
   */
  public static List<String> between(byte[] left, byte[] right) {
    JsonDifference difference = new JsonDifference(left, right);
    difference.open.push(new Pair(0, left.length, ""));
    while (!difference.open.isEmpty() && difference.pointers.size() < MAX_POINTERS) {
      difference.compare(difference.open.pop());
    }
    return List.copyOf(difference.pointers);
  }

  private void compare(Pair pair) {
    if (pair.left < 0 || pair.right < 0) {
      pointers.add(pair.pointer);
      return;
    }
    int leftEnd = valueEnd(pair.left);
    int rightEnd = valueEnd(pair.right);
    if (Arrays.equals(bytes, pair.left, leftEnd, bytes, pair.right, rightEnd)) {
      return;
    }
    JsonKind kind = JsonKind.ofFirstByte(bytes[pair.left]);
    if (kind != JsonKind.ofFirstByte(bytes[pair.right])) {
      pointers.add(pair.pointer);
    } else if (kind == JsonKind.OBJECT) {
      openAll(new Walk(pair, true).children());
    } else if (kind == JsonKind.ARRAY) {
      openAll(new Walk(pair, false).children());
    } else {
      pointers.add(pair.pointer);
    }
  }

  private void openAll(List<Pair> children) {
    children.reversed().forEach(open::push);
  }

  private int valueEnd(int at) {
    return CanonicalScan.skipValue(bytes, at, at < split ? split : bytes.length);
  }

  /** Walks the members or elements of two containers side by side. */
  private final class Walk {
    private final List<Pair> both = new ArrayList<>();
    private final Pair parent;
    private final boolean named;
    private int left;
    private int right;
    private int index;

    Walk(Pair parent, boolean named) {
      this.parent = parent;
      this.named = named;
      this.left = parent.left + 1;
      this.right = parent.right + 1;
    }

    List<Pair> children() {
      while (!isEnd(left) || !isEnd(right)) {
        int order = order();
        String pointer = JsonPointer.child(parent.pointer, token(order <= 0 ? left : right));
        both.add(new Pair(order <= 0 ? value(left) : -1, order >= 0 ? value(right) : -1, pointer));
        left = order <= 0 ? next(left) : left;
        right = order >= 0 ? next(right) : right;
        index++;
      }
      return both;
    }

    private boolean isEnd(int at) {
      return bytes[at] == '}' || bytes[at] == ']';
    }

    private int order() {
      if (isEnd(left) || isEnd(right)) {
        return isEnd(left) ? 1 : -1;
      }
      return named
          ? MemberNames.compare(bytes, left + 1, nameEnd(left), right + 1, nameEnd(right))
          : 0;
    }

    private int nameEnd(int at) {
      return valueEnd(at) - 1;
    }

    private String token(int at) {
      return named ? CanonicalScan.text(bytes, at, valueEnd(at)) : Integer.toString(index);
    }

    private int value(int at) {
      return named ? valueEnd(at) + 1 : at;
    }

    private int next(int at) {
      int end = valueEnd(value(at));
      return bytes[end] == ',' ? end + 1 : end;
    }
  }
}
