package com.claresia.hub.emulators.graph.sites;

/** The bytes of files, each by a name of its own. Bytes given are kept, not copied. */
interface Contents {
  /** Keeps bytes; the name to read them by. */
  String keep(byte[] bytes);

  /** The bytes of that name; they are not to be changed. */
  byte[] read(String name);

  /** Puts other bytes under a name. */
  void overwrite(String name, byte[] bytes);

  /** Forgets them. */
  void drop(String name);
}
