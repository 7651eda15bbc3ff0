package com.claresia.hub.application.port;

import java.util.List;

/** Settings that cannot be used. Reported all at once, so that they are mended all at once. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Copies the list. */
  public InvalidSettings(List<Problem> problems) {
    super(String.join("; ", problems.stream().map(Problem::toString).toList()));
    this.problems = List.copyOf(problems);
  }

  /** Each bad key. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One bad key.
   *
   * @param key the whole key
   * @param reason what is wrong with it, never its value
   * @param fix what to do
   */
  public record Problem(String key, String reason, String fix) {
    @Override
    public String toString() {
      return key + ": " + reason + " (" + fix + ")";
    }
  }
}
