package com.claresia.hub.emulators.graph;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;

/** Leads what is meant for the identity platform to the emulator. */
final class Elsewhere {
  private Elsewhere() {}

  static URL of(URL meant, int port) {
    try {
      return URI.create("https://localhost:" + port + meant.getFile()).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
