package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Kind;
import com.claresia.hub.application.port.StoreUnavailable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One hour of one tenant and one process, written from front to back. What a full disk cut off is
 * taken back before anything else is written, so that the file is whole at any time. Thread-safe.
 */
final class LedgerFile implements AutoCloseable {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2})\\.[0-9a-f-]{36}\\.egress");

  private static final Logger LOG = System.getLogger(LedgerFile.class.getName());

  private final Path path;
  private final Instant hour;
  private final FileChannel channel;
  private long number;
  private long whole;

  /** On a file that is whole. */
  LedgerFile(Path path, Instant hour, FileChannel channel) throws IOException {
    this.path = path;
    this.hour = hour;
    this.channel = channel;
    this.whole = channel.size();
    this.number = whole == 0 ? 0 : LedgerReader.lastNumber(path);
  }

  static LedgerFile create(Path directory, Instant hour, UUID process) throws IOException {
    Path path = directory.resolve(HOUR.format(hour) + "." + process + ".egress");
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new LedgerFile(path, hour, channel);
  }

  static boolean isOne(Path path) {
    return NAME.matcher(path.getFileName().toString()).matches();
  }

  static Instant hourOf(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException("no ledger file: " + path);
    }
    return Instant.parse(name.group(1) + ":00:00Z");
  }

  Instant hour() {
    return hour;
  }

  /** Adds a body; answers its number in this file. */
  synchronized long add(Instant sentAt, Kind kind, byte[] body) {
    long next = number + 1;
    String line = "sent " + next + " " + sentAt + " " + word(kind) + " " + body.length + "\n";
    long before = whole;
    try {
      write(ascii(line), ByteBuffer.wrap(body));
      // What leaves must not be known to the control plane alone, should this machine fall.
      channel.force(false);
    } catch (IOException e) {
      whole = before;
      throw new StoreUnavailable("the egress ledger " + path + " cannot be written", e);
    }
    number = next;
    return number;
  }

  /** Adds what became of a body; where that cannot be kept, it stays unknown. */
  synchronized void tell(long which, Fate fate) {
    if (!channel.isOpen()) {
      return;
    }
    try {
      write(ascii("fate " + which + " " + word(fate) + "\n"));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "what became of a body is not kept in " + path, e);
    }
  }

  private static ByteBuffer ascii(String line) {
    return ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void write(ByteBuffer... parts) throws IOException {
    channel.truncate(whole);
    long length = whole;
    for (ByteBuffer part : parts) {
      length += part.remaining();
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
    whole = length;
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailable("the egress ledger " + path + " cannot be closed", e);
    }
  }
}
