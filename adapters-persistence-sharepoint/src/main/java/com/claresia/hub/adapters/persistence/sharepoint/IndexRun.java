package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of the index as it is kept in the library, so that a start need not read every segment.
 * It is never changed; longer runs replace shorter ones. It is believed only where it is whole and
 * names the segment that really stands at its end.
 *
 * @param from first place, where a segment begins
 * @param to one past the last place, where a segment ends
 * @param lastSegment the hash of the last segment in it
 * @param segments where its segments begin
 * @param edges {@code derived_from}: source's id in two halves, place; in the order of place
 * @param rows of {@value IndexRow#BYTES} bytes
 */
record IndexRun(
    long from, long to, Hash lastSegment, List<Long> segments, List<Long> edges, ByteBuffer rows) {
  private static final long MAGIC = 0x4855_4252_554E_3031L;
  private static final int HEAD = 5 * Long.BYTES + Hash.LENGTH;
  private static final Pattern NAME = Pattern.compile("([0-9]{15})-([0-9]{15})\\.run");

  static IndexRun of(
      long from, long to, Hash lastSegment, List<Long> segments, List<Long> edges, byte[] rows) {
    return new IndexRun(from, to, lastSegment, segments, edges, ByteBuffer.wrap(rows));
  }

  /**
   * The places of a run, as its file's name has them.
   *
   * @param from first
   * @param to one past the last
   */
  record Name(long from, long to) {
    static Optional<Name> parse(String file) {
      Matcher matcher = NAME.matcher(file);
      return matcher.matches()
          ? Optional.of(
              new Name(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
          : Optional.empty();
    }

    String file() {
      return String.format(java.util.Locale.ROOT, "%015d-%015d.run", from, to);
    }

    long length() {
      return to - from;
    }
  }

  Name name() {
    return new Name(from, to);
  }

  /** Where the last of its segments begins. */
  long lastFirst() {
    return segments.getLast();
  }

  /** One row's bytes. */
  byte[] row(long seq) {
    byte[] row = new byte[IndexRow.BYTES];
    rows.get((int) (seq - from) * IndexRow.BYTES, row);
    return row;
  }

  byte[] encode() {
    int body = (segments.size() + edges.size()) * Long.BYTES + rows.capacity();
    ByteBuffer out = ByteBuffer.allocate(HEAD + body + Hash.LENGTH);
    out.putLong(MAGIC).putLong(from).putLong(to).putLong(segments.size()).putLong(edges.size());
    out.put(lastSegment.toByteArray());
    segments.forEach(out::putLong);
    edges.forEach(out::putLong);
    out.put(rows.duplicate().clear());
    byte[] all = out.array();
    out.put(Hash.sha256(Arrays.copyOf(all, all.length - Hash.LENGTH)).toByteArray());
    return all;
  }

  /** Reads a run; empty where the bytes are not whole, or not of these places. */
  static Optional<IndexRun> decode(Name name, byte[] bytes) {
    if (bytes.length < HEAD + Hash.LENGTH || !isWhole(bytes)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - Hash.LENGTH);
    boolean isNamed =
        in.getLong() == MAGIC && in.getLong() == name.from() && in.getLong() == name.to();
    long segments = in.getLong();
    long edges = in.getLong();
    long expected = HEAD + (segments + edges) * Long.BYTES + name.length() * IndexRow.BYTES;
    return isNamed && segments > 0 && edges >= 0 && expected == in.limit()
        ? Optional.of(body(name, in, (int) segments, (int) edges))
        : Optional.empty();
  }

  private static boolean isWhole(byte[] bytes) {
    Hash hash = Hash.sha256(Arrays.copyOf(bytes, bytes.length - Hash.LENGTH));
    return hash.matches(bytes, bytes.length - Hash.LENGTH);
  }

  private static IndexRun body(Name name, ByteBuffer in, int segments, int edges) {
    byte[] lastSegment = new byte[Hash.LENGTH];
    in.get(lastSegment);
    List<Long> firsts = longs(in, segments);
    List<Long> sources = longs(in, edges);
    return new IndexRun(name.from(), name.to(), Hash.of(lastSegment), firsts, sources, in.slice());
  }

  private static List<Long> longs(ByteBuffer in, int count) {
    List<Long> longs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      longs.add(in.getLong());
    }
    return longs;
  }
}
