package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints as files: {@code TENANT/SIZE.checkpoint}, and the largest once more as {@code
 * TENANT/latest.checkpoint}. Each is durable before the call returns, and is there whole or not at
 * all. A smaller checkpoint never takes the place of the largest, and none that of another of its
 * size: a contradiction is kept beside it as {@code TENANT/SIZE-ROOT.checkpoint}. So a store which
 * was rolled back is noticed however much is written to it afterwards.
 *
 * <p>Thread-safe; several Hubs may write to one directory.
 */
public final class DirectoryCheckpointMirror implements CheckpointMirror {
  private static final String SUFFIX = ".checkpoint";
  private static final String LATEST = "latest" + SUFFIX;
  private static final int ROOT_DIGITS = 16;
  private static final Logger LOG = System.getLogger(DirectoryCheckpointMirror.class.getName());

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
      if (isContradicted(own, checkpoint)) {
        keepBeside(own, checkpoint);
      } else {
        write(own, checkpoint.size() + SUFFIX, checkpoint.note());
        if (checkpoint.size() >= read(own, LATEST).map(Checkpoint::size).orElse(-1L)) {
          write(own, LATEST, checkpoint.note());
        }
      }
      syncDirectory(own);
    } catch (IOException failed) {
      throw new StoreUnavailable(
          "the checkpoint mirror " + directory + " cannot be written", failed);
    }
  }

  private static boolean isContradicted(Path own, StoredCheckpoint checkpoint) throws IOException {
    for (String name : List.of(checkpoint.size() + SUFFIX, LATEST)) {
      if (read(own, name).filter(kept -> contradicts(kept, checkpoint)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean contradicts(Checkpoint kept, StoredCheckpoint checkpoint) {
    return kept.size() == checkpoint.size() && !kept.root().equals(checkpoint.root());
  }

  private static void keepBeside(Path own, StoredCheckpoint checkpoint) throws IOException {
    LOG.log(
        Level.ERROR,
        "two checkpoints of {0} have the size {1}: the log is forked; both are kept",
        own.getFileName(),
        Long.toString(checkpoint.size()));
    String root = checkpoint.root().hex().substring(0, ROOT_DIGITS);
    write(own, checkpoint.size() + "-" + root + SUFFIX, checkpoint.note());
  }

  @Override
  public Optional<SignedCheckpoint> newest(TenantId tenant) {
    try {
      return readSigned(directory.resolve(tenant.value()), LATEST);
    } catch (IOException failed) {
      throw new StoreUnavailable("the checkpoint mirror " + directory + " cannot be read", failed);
    }
  }

  private static Optional<Checkpoint> read(Path own, String name) throws IOException {
    return readSigned(own, name).map(SignedCheckpoint::checkpoint);
  }

  /** What is in a file; empty where there is none, or no checkpoint in it. */
  private static Optional<SignedCheckpoint> readSigned(Path own, String name) throws IOException {
    Path file = own.resolve(name);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    return SignedCheckpoint.parse(Files.readAllBytes(file)).ok();
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
