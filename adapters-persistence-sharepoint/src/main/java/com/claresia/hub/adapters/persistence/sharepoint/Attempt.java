package com.claresia.hub.adapters.persistence.sharepoint;

/**
 * What became of one request.
 *
 * @param <T> what a successful one answers
 */
sealed interface Attempt<T> {
  /**
   * It was answered.
   *
   * @param value the answer
   */
  record Done<T>(T value) implements Attempt<T> {}

  /**
   * SharePoint refused it, and so it had no effect; or, with a status of 500 and above, perhaps
   * had.
   *
   * @param status of HTTP
   * @param code of Graph's error, such as {@code accessDenied}
   */
  record Refused<T>(int status, String code) implements Attempt<T> {
    /** Whether the same request may succeed later. */
    boolean isPassing() {
      return status == 429 || status == 408 || status >= 500;
    }
  }

  /**
   * No answer came: it may have had its effect or not.
   *
   * @param cause why, without any of its content
   */
  record Lost<T>(String cause) implements Attempt<T> {}
}
