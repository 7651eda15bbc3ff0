package com.example.sound;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.EnvelopeFeedBackend;
import com.claresia.hub.application.port.StorageSettings;

/** The factory of feeds of an adapter that keeps every rule. */
public final class SoundFeeds implements EnvelopeFeedBackend {
  @Override
  public String name() {
    return "sound";
  }

  @Override
  public EnvelopeFeed open(StorageSettings settings) {
    throw new UnsupportedOperationException("sound opens nothing");
  }
}
