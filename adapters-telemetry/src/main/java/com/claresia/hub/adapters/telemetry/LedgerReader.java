package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Kind;
import com.claresia.hub.application.port.EgressLedger.Sent;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
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
 * Reads one ledger file. A process that was killed may have left its last body unfinished, which
 * then never left: what is incomplete at the end is passed over.
 */
final class LedgerReader {
  private static final Pattern SENT =
      Pattern.compile("sent ([0-9]{1,18}) (\\S{20,24}) (entries|checkpoint) ([0-9]{1,9})");
  private static final Pattern FATE =
      Pattern.compile("fate ([0-9]{1,18}) (accepted|refused|unknown)");

  private LedgerReader() {}

  /** Where a body lies. */
  record Entry(Path file, long offset, int length, Instant sentAt, Kind kind, Fate fate) {
    Sent read(TenantId tenant) throws IOException {
      byte[] body = new byte[length];
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(offset);
        in.readFully(body);
      }
      return new Sent(tenant, sentAt, kind, body, fate);
    }
  }

  /** All bodies of a file, in the order in which they left. */
  static List<Entry> entries(Path file) {
    List<Entry> bodies = new ArrayList<>();
    Map<Long, Fate> fates = new HashMap<>();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      String line;
      while ((line = in.readLine()) != null) {
        read(file, in, line, bodies, fates);
      }
    } catch (EOFException unfinished) {
      // the last one, as is said above
      return told(bodies, fates);
    } catch (IOException e) {
      throw new StoreUnavailable("the egress ledger " + file + " cannot be read", e);
    }
    return told(bodies, fates);
  }

  private static void read(
      Path file, RandomAccessFile in, String line, List<Entry> bodies, Map<Long, Fate> fates)
      throws IOException {
    Matcher sent = SENT.matcher(line);
    Matcher fate = FATE.matcher(line);
    if (sent.matches()) {
      Entry entry = entry(file, in.getFilePointer(), sent);
      skip(in, entry.length());
      bodies.add(entry);
    } else if (fate.matches()) {
      fates.put(Long.parseLong(fate.group(1)), Fate.valueOf(upper(fate.group(2))));
    } else if (in.getFilePointer() < in.length()) {
      throw new StoreUnavailable(
          "the egress ledger " + file + " is damaged before byte " + in.getFilePointer());
    }
  }

  private static Entry entry(Path file, long offset, Matcher sent) {
    return new Entry(
        file,
        offset,
        Integer.parseInt(sent.group(4)),
        Instant.parse(sent.group(2)),
        Kind.valueOf(upper(sent.group(3))),
        Fate.UNKNOWN);
  }

  private static void skip(RandomAccessFile in, int bytes) throws IOException {
    if (in.getFilePointer() + bytes > in.length()) {
      throw new EOFException();
    }
    in.seek(in.getFilePointer() + bytes);
  }

  private static List<Entry> told(List<Entry> bodies, Map<Long, Fate> fates) {
    List<Entry> told = new ArrayList<>();
    for (Entry each : bodies) {
      long number = told.size() + 1L;
      Fate fate = fates.getOrDefault(number, Fate.UNKNOWN);
      told.add(
          new Entry(each.file(), each.offset(), each.length(), each.sentAt(), each.kind(), fate));
    }
    return told;
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
