package com.claresia.hub.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The directory of one server: its cluster, the superuser's password beside it, and its log. */
final class ServerHome {
  private static final FileAttribute<?> ONLY_ME =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> ONLY_ME_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int PASSWORD_BYTES = 24;

  private final Path root;
  private @Nullable FileChannel lock;

  private ServerHome(Path root) {
    this.root = root;
  }

  static ServerHome in(Path directory) throws IOException {
    Files.createDirectories(directory, ONLY_ME);
    return new ServerHome(directory.toRealPath());
  }

  static ServerHome temporary() throws IOException {
    return new ServerHome(Files.createTempDirectory("embedded-postgres-", ONLY_ME).toRealPath());
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  Path passwordFile() {
    return root.resolve("superuser-password");
  }

  Path log() {
    return root.resolve("server.log");
  }

  /** The password: drawn at first, read afterwards; it is never on a command line. */
  String password() throws IOException {
    if (Files.notExists(passwordFile()) || Files.size(passwordFile()) == 0) {
      Files.deleteIfExists(passwordFile());
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Files.createFile(passwordFile(), ONLY_ME_FILE);
      Files.writeString(
          passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(passwordFile()).strip();
  }

  /** Keeps other servers off the cluster for as long as this process lives. */
  void lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new IllegalStateException("another server runs on this directory: " + root);
    }
    lock = channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  void unlock() {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + root, e);
    }
  }

  /** A cluster whose making was cut short holds nothing and starts nowhere. */
  void discardUnfinishedCluster() throws IOException {
    if (Files.exists(cluster()) && Files.notExists(finishedMark())) {
      Files.walkFileTree(cluster(), new Deleting());
    }
  }

  void markFinished() throws IOException {
    if (Files.notExists(finishedMark())) {
      Files.createFile(finishedMark());
    }
  }

  private Path finishedMark() {
    return root.resolve("cluster-is-complete");
  }

  /** Makes the directory, and those above it that are missing, for this user alone. */
  static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(directory, ONLY_ME);
  }

  /** The library opens its directory to all; nobody else may put programs there. */
  static void closeToOthers(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  void delete() {
    try {
      Files.walkFileTree(root, new Deleting());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + root, e);
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
