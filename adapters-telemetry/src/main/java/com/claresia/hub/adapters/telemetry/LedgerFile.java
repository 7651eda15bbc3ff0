package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Kind;
import com.claresia.hub.application.port.StoreUnavailable;
import java.io.IOException;
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

/** One hour of one tenant and one process, written from front to back. Thread-safe. */
final class LedgerFile implements AutoCloseable {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2})\\.[0-9a-f-]{36}\\.egress");

  private final Path path;
  private final Instant hour;
  private final FileChannel channel;
  private long number;

  private LedgerFile(Path path, Instant hour, FileChannel channel) {
    this.path = path;
    this.hour = hour;
    this.channel = channel;
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
    number++;
    String line = "sent " + number + " " + sentAt + " " + word(kind) + " " + body.length + "\n";
    write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), ByteBuffer.wrap(body));
    return number;
  }

  synchronized void tell(long which, Fate fate) {
    if (channel.isOpen()) {
      write(
          ByteBuffer.wrap(
              ("fate " + which + " " + word(fate) + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void write(ByteBuffer... parts) {
    try {
      for (ByteBuffer part : parts) {
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
    } catch (IOException e) {
      throw new StoreUnavailable("the egress ledger " + path + " cannot be written", e);
    }
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
