package com.claresia.hub.emulators.graph.sites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** The bytes of files, each in a file of its own; whole or not there, also after a kill. */
final class DirectoryContents implements Contents {
  private final Path directory;

  DirectoryContents(Path directory) {
    this.directory = directory;
  }

  /** Some directories, so that none holds a million files. */
  private Path file(String name) {
    return directory.resolve(name.substring(0, 2)).resolve(name);
  }

  @Override
  public String keep(byte[] bytes) {
    String name = UUID.randomUUID().toString();
    overwrite(name, bytes);
    return name;
  }

  @Override
  public byte[] read(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read content " + name, e);
    }
  }

  @Override
  public void overwrite(String name, byte[] bytes) {
    Path file = file(name);
    try {
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling(name + ".part");
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep content " + name, e);
    }
  }

  @Override
  public void drop(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot drop content " + name, e);
    }
  }
}
