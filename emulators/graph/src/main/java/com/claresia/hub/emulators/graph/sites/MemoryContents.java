package com.claresia.hub.emulators.graph.sites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of files for as long as the process lives: the first of them as they came, what is more
 * than the heap should hold in a file that nobody else sees and that goes with the process.
 */
final class MemoryContents implements Contents, AutoCloseable {
  private sealed interface Place {}

  @SuppressWarnings("ArrayRecordComponent") // told apart by being the same one
  private record Held(byte[] bytes) implements Place {}

  private record Spilled(long offset, int length) implements Place {}

  private final long most;
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong end = new AtomicLong();
  private final FileChannel file;

  /** Holds at most so many bytes on the heap. */
  MemoryContents(long most) {
    this.most = most;
    try {
      file =
          FileChannel.open(
              Files.createTempFile("graph-emulator", ".contents"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary file", e);
    }
  }

  @Override
  public String keep(byte[] bytes) {
    String name = UUID.randomUUID().toString();
    places.put(name, placed(bytes));
    return name;
  }

  private Place placed(byte[] bytes) {
    if (held.addAndGet(bytes.length) <= most) {
      return new Held(bytes);
    }
    held.addAndGet(-bytes.length);
    long offset = end.getAndAdd(bytes.length);
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        file.write(rest, offset + rest.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to a temporary file", e);
    }
    return new Spilled(offset, bytes.length);
  }

  @Override
  public byte[] read(String name) {
    return switch (places.get(name)) {
      case Held place -> place.bytes();
      case Spilled place -> read(place);
      case null -> throw new NoSuchElementException("no content " + name);
    };
  }

  private byte[] read(Spilled place) {
    ByteBuffer read = ByteBuffer.allocate(place.length());
    try {
      while (read.hasRemaining() && file.read(read, place.offset() + read.position()) >= 0) {
        // As often as it takes.
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a temporary file", e);
    }
    return read.array();
  }

  @Override
  public void overwrite(String name, byte[] bytes) {
    drop(name);
    places.put(name, placed(bytes));
  }

  @Override
  public void drop(String name) {
    if (places.remove(name) instanceof Held place) {
      held.addAndGet(-place.bytes().length);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a temporary file", e);
    }
  }
}
