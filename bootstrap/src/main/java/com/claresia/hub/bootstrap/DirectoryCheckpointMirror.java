package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Checkpoints as files: {@code TENANT/SIZE.checkpoint}, and the largest once more as {@code
 * TENANT/latest.checkpoint}. Each is durable before the call returns, and is there whole or not at
 * all. A smaller checkpoint never takes the place of the largest, so that a store which was rolled
 * back is noticed however much is written to it afterwards.
 *
 * <p>Thread-safe; several Hubs may write to one directory.
 */
public final class DirectoryCheckpointMirror implements CheckpointMirror {
  private static final String SUFFIX = ".checkpoint";
  private static final String LATEST = "latest" + SUFFIX;

  private final Path directory;

  /** A mirror in a directory, which is made where it is missing. */
  public DirectoryCheckpointMirror(Path directory) {
    this.directory = directory;
  }

  /** The file that holds the tenant's largest checkpoint. */
  public static Path latest(Path directory, TenantId tenant) {
    return directory.resolve(tenant.value()).resolve(LATEST);
  }

  @Override
  public synchronized void keep(TenantId tenant, StoredCheckpoint checkpoint) {
    Path own = directory.resolve(tenant.value());
    try {
      Files.createDirectories(own);
      write(own, checkpoint.size() + SUFFIX, checkpoint.note());
      if (checkpoint.size() >= sizeOfLatest(own)) {
        write(own, LATEST, checkpoint.note());
      }
      syncDirectory(own);
    } catch (IOException failed) {
      throw new StoreUnavailable(
          "the checkpoint mirror " + directory + " cannot be written", failed);
    }
  }

  private static long sizeOfLatest(Path own) throws IOException {
    Path latest = own.resolve(LATEST);
    if (Files.notExists(latest)) {
      return -1;
    }
    return switch (SignedCheckpoint.parse(Files.readString(latest))) {
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint kept) -> kept.checkpoint().size();
      case Parsed.Malformed<SignedCheckpoint> broken -> -1;
    };
  }

  private static void write(Path own, String name, String note) throws IOException {
    Path unfinished = own.resolve(name + "." + ProcessHandle.current().pid() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished,
        own.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  // A renamed file is durable once its directory is.
  private static void syncDirectory(Path own) throws IOException {
    try (FileChannel channel = FileChannel.open(own, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
