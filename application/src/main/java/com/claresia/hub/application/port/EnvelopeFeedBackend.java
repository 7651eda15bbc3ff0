package com.claresia.hub.application.port;

/**
 * How the relay finds a store where it runs apart from the Hub, with {@link
 * java.util.ServiceLoader}: narrower than {@link StorageBackend}, so that no content can be reached
 * through it, and with a login that may read no content.
 */
public interface EnvelopeFeedBackend {
  /** The value of {@code hub.storage.backend} that picks it, such as {@code postgres}. */
  String name();

  /**
   * Opens the feed.
   *
   * @throws InvalidSettings naming every setting that is missing or bad
   * @throws StoreUnavailable if the store cannot be reached, or lacks what the feed needs of it
   */
  EnvelopeFeed open(StorageSettings settings);
}
