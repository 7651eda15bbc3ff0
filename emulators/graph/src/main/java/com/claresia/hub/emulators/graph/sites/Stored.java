package com.claresia.hub.emulators.graph.sites;

/**
 * What came of an upload.
 *
 * @param item as it is now
 * @param effect whether it was there before
 */
public record Stored(DriveItem item, Effect effect) {
  /** Whether something was there before. */
  public enum Effect {
    /** It was not. */
    CREATED,
    /** It was. */
    REPLACED
  }
}
