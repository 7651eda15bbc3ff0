package com.claresia.hub.application.append;

/** What came of preparing a request. */
public sealed interface Preparation {
  /**
   * It can be committed.
   *
   * @param draft what would be
   */
  record Ready(Draft draft) implements Preparation {}

  /**
   * It cannot.
   *
   * @param why {@link AppendResult.NotJson}, {@link AppendResult.Invalid} or {@link
   *     AppendResult.TooLarge}
   */
  record Refused(AppendResult why) implements Preparation {}
}
