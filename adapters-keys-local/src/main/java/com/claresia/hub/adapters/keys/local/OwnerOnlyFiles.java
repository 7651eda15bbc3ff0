package com.claresia.hub.adapters.keys.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Files that nobody but their owner can read (mode 0600), in directories of mode 0700. */
final class OwnerOnlyFiles {
  private static final Set<PosixFilePermission> OWNER_READ_WRITE =
      PosixFilePermissions.fromString("rw-------");

  private OwnerOnlyFiles() {}

  static void createDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, attribute("rwx------"));
  }

  /**
   * Writes a new file, whole or not at all: under another name first, then linked into place, which
   * fails where the name is taken.
   *
   * @return false where the file exists already; it is left as it is
   */
  static boolean create(Path file, String text) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      try (FileChannel out = FileChannel.open(draft, options, attribute("rw-------"))) {
        writeAll(out, text);
      }
      Files.createLink(file, draft);
      syncDirectory(file);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeAll(FileChannel out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }

  private static void syncDirectory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().resolveSibling(".").normalize();
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /** Whether the file can be used by its owner only, and not be run. */
  static boolean isOwnerOnly(Path file) throws IOException {
    return OWNER_READ_WRITE.containsAll(Files.getPosixFilePermissions(file));
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
