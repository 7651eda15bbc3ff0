package com.claresia.hub.domain.canonical;

/**
 * The members of one object inside a {@link CanonicalDocument}, in canonical order, by their number
 * from 0. Offsets are into the document's bytes.
 */
public final class Members {
  private static final int[] NONE = {0};

  private final byte[] bytes;
  private final int[] index;
  private final int table;

  Members(byte[] bytes, int[] index, int table) {
    this.bytes = bytes;
    this.index = index;
    this.table = table;
  }

  /** How many there are. */
  public int size() {
    return index[table];
  }

  private int row(int member) {
    if (member < 0 || member >= index[table]) {
      throw new IndexOutOfBoundsException(member);
    }
    return table + 1 + member * MemberIndexer.ROW;
  }

  /** The name, decoded. */
  public String name(int member) {
    int row = row(member);
    return JsonText.decode(bytes, index[row], index[row + 1] - 1);
  }

  /** Where the member begins: at its name's opening quote. */
  public int nameStart(int member) {
    return index[row(member)];
  }

  /** Where the value begins. */
  public int valueStart(int member) {
    return index[row(member) + 1];
  }

  /** Where the value, and so the member, ends; exclusive. */
  public int valueEnd(int member) {
    return index[row(member) + 2];
  }

  /** The kind of the value. */
  public JsonKind kind(int member) {
    return JsonKind.ofFirstByte(bytes[valueStart(member)]);
  }

  /**
   * A string value, decoded.
   *
   * @throws IllegalStateException if the value is no string
   */
  public String text(int member) {
    if (kind(member) != JsonKind.STRING) {
      throw new IllegalStateException("member " + member + " is no string");
    }
    return JsonText.decode(bytes, valueStart(member), valueEnd(member));
  }

  /**
   * The members of an object value; none if the value is no object.
   *
   * @throws IllegalStateException below the second level, which is not indexed
   */
  public Members members(int member) {
    if (table != 0) {
      throw new IllegalStateException("only the root's members have indexed members");
    }
    int child = index[row(member) + 3];
    return child == 0 ? new Members(bytes, NONE, 0) : new Members(bytes, index, child);
  }

  /** The number of the member with this ASCII name (without quotes and backslashes), or -1. */
  public int indexOf(String asciiName) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compareName(middle, asciiName);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  private int compareName(int member, String name) {
    int from = nameStart(member) + 1;
    int length = valueStart(member) - 2 - from;
    int common = Math.min(length, name.length());
    for (int i = 0; i < common; i++) {
      int order = MemberNames.unit(bytes, from + i) - name.charAt(i);
      if (order != 0) {
        return order;
      }
    }
    return length - name.length();
  }
}
