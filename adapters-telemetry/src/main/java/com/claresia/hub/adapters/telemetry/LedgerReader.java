package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Kind;
import com.claresia.hub.application.port.EgressLedger.Sent;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one ledger file, once from front to back. A process that was killed may have left its last
 * body unfinished, which then never left: what is incomplete at the end is passed over.
 */
final class LedgerReader {
  private static final Pattern SENT =
      Pattern.compile("sent ([0-9]{1,18}) (\\S{20,24}) (entries|checkpoint) ([0-9]{1,9})");
  private static final Pattern FATE =
      Pattern.compile("fate ([0-9]{1,18}) (accepted|refused|unknown|not_sent)");
  private static final int LONGEST_LINE = 100;

  private final Path file;
  private final long end;
  private final InputStream in;
  private final List<Entry> bodies = new ArrayList<>();
  private final Map<Long, Fate> fates = new HashMap<>();
  private long position;

  private LedgerReader(Path file, long end, InputStream in) {
    this.file = file;
    this.end = end;
    this.in = in;
  }

  /** Where a body lies. */
  record Entry(
      Path file, long number, long offset, int length, Instant sentAt, Kind kind, Fate fate) {
    Sent read(TenantId tenant) throws IOException {
      byte[] body = new byte[length];
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(offset);
        in.readFully(body);
      }
      return new Sent(tenant, sentAt, kind, body, fate);
    }

    private Entry with(Fate told) {
      return new Entry(file, number, offset, length, sentAt, kind, told);
    }
  }

  /** All bodies of a file, in the order in which they left. */
  static List<Entry> entries(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      LedgerReader reader = new LedgerReader(file, Files.size(file), in);
      reader.readAll();
      return reader.bodies.stream()
          .map(each -> each.with(reader.fates.getOrDefault(each.number(), Fate.UNKNOWN)))
          .toList();
    } catch (IOException e) {
      throw new StoreUnavailable("the egress ledger " + file + " cannot be read", e);
    }
  }

  /** The number of the last body; 0 if there is none. */
  static long lastNumber(Path file) {
    return entries(file).stream().mapToLong(Entry::number).max().orElse(0);
  }

  private void readAll() throws IOException {
    while (position < end) {
      String line = line();
      Matcher sent = SENT.matcher(line);
      Matcher fate = FATE.matcher(line);
      if (sent.matches()) {
        add(entry(sent));
      } else if (fate.matches()) {
        fates.put(Long.parseLong(fate.group(1)), Fate.valueOf(upper(fate.group(2))));
      } else if (position < end) {
        throw new StoreUnavailable(
            "the egress ledger " + file + " is damaged before byte " + position);
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(LONGEST_LINE);
    while (position < end && line.length() <= LONGEST_LINE) {
      int next = in.read();
      position++;
      if (next == '\n' || next < 0) {
        break;
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private void add(Entry entry) throws IOException {
    if (position + entry.length() <= end) {
      in.skipNBytes(entry.length());
      bodies.add(entry);
    }
    position += entry.length();
  }

  private Entry entry(Matcher sent) {
    return new Entry(
        file,
        Long.parseLong(sent.group(1)),
        position,
        Integer.parseInt(sent.group(4)),
        Instant.parse(sent.group(2)),
        Kind.valueOf(upper(sent.group(3))),
        Fate.UNKNOWN);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
