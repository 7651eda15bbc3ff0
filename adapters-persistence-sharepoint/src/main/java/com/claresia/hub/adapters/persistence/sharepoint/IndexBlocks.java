package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of the index in files of this machine, mapped, so that they take no heap. Each file is
 * unlinked as soon as it is mapped: nothing is left of the index when the process is gone.
 */
final class IndexBlocks {
  static final int ROWS = 65_536;

  private final Path directory;
  private final List<ByteBuffer> blocks = new ArrayList<>();

  IndexBlocks(Path directory) {
    this.directory = directory;
  }

  /** The block in which a row lies, made where it is not there yet. */
  ByteBuffer forWriting(long row) {
    int block = Math.toIntExact(row / ROWS);
    while (blocks.size() <= block) {
      blocks.add(map());
    }
    return blocks.get(block);
  }

  ByteBuffer of(long row) {
    return blocks.get((int) (row / ROWS));
  }

  /** Where in its block a row begins. */
  static int at(long row) {
    return (int) (row % ROWS) * IndexRow.BYTES;
  }

  private ByteBuffer map() {
    try {
      Path file = Files.createTempFile(directory, "log-index-", ".rows");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) ROWS * IndexRow.BYTES);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new StoreUnavailable(
          "the index of the log cannot be kept in " + directory + ": make room there", e);
    }
  }
}
