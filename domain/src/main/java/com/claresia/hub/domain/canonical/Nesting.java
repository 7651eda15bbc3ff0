package com.claresia.hub.domain.canonical;

import java.util.Arrays;

/**
 * The containers that are open, outermost first; an explicit stack, so that no depth overflows the
 * thread's. Each is {@link #STRIDE} ints.
 */
final class Nesting {
  private static final int START = 0;
  private static final int BASE = 1;
  private static final int INNER = 2;
  private static final int STATE = 3;
  private static final int STRIDE = 4;

  /** The state of an object is one of these; that of an array is the index of its element. */
  private static final int SORTED = -1;

  private static final int UNSORTED = -2;

  private static final int KEPT_INTS = 1 << 16;

  private int[] frames = new int[64 * STRIDE];
  private int top = -STRIDE;

  void clear() {
    top = -STRIDE;
    if (frames.length > KEPT_INTS) {
      frames = new int[64 * STRIDE];
    }
  }

  int depth() {
    return top / STRIDE + 1;
  }

  boolean isEmpty() {
    return top < 0;
  }

  /** Opens an object that begins at {@code start} of the output. */
  void pushObject(int start, int base, int inner) {
    push(start, base, inner, SORTED);
  }

  /** Opens an array. */
  void pushArray(int start, int base, int inner) {
    push(start, base, inner, 0);
  }

  private void push(int start, int base, int inner, int state) {
    top += STRIDE;
    if (top == frames.length) {
      frames = Arrays.copyOf(frames, top * 2);
    }
    frames[top + START] = start;
    frames[top + BASE] = base;
    frames[top + INNER] = inner;
    frames[top + STATE] = state;
  }

  void pop() {
    top -= STRIDE;
  }

  boolean inObject() {
    return frames[top + STATE] < 0;
  }

  boolean isUnsorted() {
    return frames[top + STATE] == UNSORTED;
  }

  void markUnsorted() {
    frames[top + STATE] = UNSORTED;
  }

  void nextElement() {
    frames[top + STATE]++;
  }

  int start() {
    return frames[top + START];
  }

  /** How many members of outer objects lie below this one's on the stack. */
  int base() {
    return frames[top + BASE];
  }

  /** How many objects were noted for reordering before this one began. */
  int inner() {
    return frames[top + INNER];
  }

  /** Whether the innermost container lies right below a root that is an object. */
  boolean isChildOfRootObject() {
    return top == STRIDE && frames[STATE] < 0;
  }

  /** The pointer to what is being read inside the first {@code depth} containers. */
  String pointer(int depth, MemberStack members, byte[] out) {
    StringBuilder pointer = new StringBuilder();
    for (int level = 0; level < depth; level++) {
      int frame = level * STRIDE;
      if (frames[frame + STATE] >= 0) {
        pointer.append('/').append(frames[frame + STATE]);
      } else {
        int next = frame == top ? members.size() : frames[frame + STRIDE + BASE];
        JsonPointer.append(pointer, members.name(next - 1, out));
      }
    }
    return pointer.toString();
  }
}
