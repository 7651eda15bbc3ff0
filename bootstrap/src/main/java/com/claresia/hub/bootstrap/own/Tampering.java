package com.claresia.hub.bootstrap.own;

/**
 * What somebody with all rights on a store can do to one tenant's log behind the Hub's back. All of
 * it can be undone, as long as it is not closed.
 */
public interface Tampering extends AutoCloseable {
  /**
   * Changes one byte in the middle of the stored record at that place.
   *
   * @return what was done and by which means, such as {@code one byte changed by SQL}
   * @throws TamperingFailed if the store refuses, or has no such record
   */
  String alter(long seq);

  /**
   * Takes the record at that place away, its place included.
   *
   * @return as {@link #alter}
   * @throws TamperingFailed as {@link #alter}
   */
  String delete(long seq);

  /**
   * Undoes all of it.
   *
   * @throws TamperingFailed if the store refuses
   */
  void restore();

  @Override
  void close();
}
