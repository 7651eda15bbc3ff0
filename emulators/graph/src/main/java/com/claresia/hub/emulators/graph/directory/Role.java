package com.claresia.hub.emulators.graph.directory;

import java.util.Optional;

/** What an application may do with a site, from little to much; each one includes those before. */
public enum Role {
  /** Reads. */
  READ,
  /** Changes rows and files. */
  WRITE,
  /** Makes and takes away lists and columns. */
  MANAGE,
  /** All of it. */
  OWNER;

  /** Whether it allows what needs that one. */
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** What an application permission of the tenant allows on every site, if anything. */
  static Optional<Role> everywhere(String permission) {
    return switch (permission) {
      case "Sites.Read.All", "Files.Read.All" -> Optional.of(READ);
      case "Sites.ReadWrite.All", "Files.ReadWrite.All" -> Optional.of(WRITE);
      case "Sites.Manage.All" -> Optional.of(MANAGE);
      case "Sites.FullControl.All" -> Optional.of(OWNER);
      default -> Optional.empty();
    };
  }
}
