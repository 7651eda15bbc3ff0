package com.example.flawed;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.EnvelopeFeedBackend;
import com.claresia.hub.application.port.StorageSettings;

/** A factory of feeds that cannot be found. */
public final class FlawedFeeds implements EnvelopeFeedBackend {
  @Override
  public String name() {
    return "flawed";
  }

  @Override
  public EnvelopeFeed open(StorageSettings settings) {
    throw new UnsupportedOperationException("flawed opens nothing");
  }
}
