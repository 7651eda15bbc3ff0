package com.claresia.hub.bootstrap.settings;

import java.util.List;
import java.util.Optional;

/** What values a setting takes. */
public sealed interface SettingType {
  /** The type in a word or two, for the reference. */
  String label();

  /** Why {@code value} is not of this type; empty if it is. Never repeats the value. */
  Optional<String> objection(String value);

  /** Any text that is not blank. */
  record Text() implements SettingType {
    @Override
    public String label() {
      return "text";
    }

    @Override
    public Optional<String> objection(String value) {
      return Optional.empty();
    }
  }

  /** A file or a directory. */
  record Location() implements SettingType {
    @Override
    public String label() {
      return "path";
    }

    @Override
    public Optional<String> objection(String value) {
      return value.indexOf('\0') < 0 ? Optional.empty() : Optional.of("it is not a path");
    }
  }

  /**
   * A whole number.
   *
   * @param min smallest
   * @param max largest
   */
  record WholeNumber(long min, long max) implements SettingType {
    @Override
    public String label() {
      return "number, " + min + " to " + max;
    }

    @Override
    public Optional<String> objection(String value) {
      try {
        long number = Long.parseLong(value);
        return number >= min && number <= max
            ? Optional.empty()
            : Optional.of("it is not between " + min + " and " + max);
      } catch (NumberFormatException notANumber) {
        return Optional.of("it is not a whole number");
      }
    }
  }

  /** A span of time such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 7d}. */
  record Span() implements SettingType {
    @Override
    public String label() {
      return "duration";
    }

    @Override
    public Optional<String> objection(String value) {
      return Durations.parse(value).isPresent()
          ? Optional.empty()
          : Optional.of("it is not a duration such as 500ms, 10s, 5m, 24h or 7d");
    }
  }

  /** {@code true} or {@code false}. */
  record Switch() implements SettingType {
    @Override
    public String label() {
      return "true or false";
    }

    @Override
    public Optional<String> objection(String value) {
      return value.equals("true") || value.equals("false")
          ? Optional.empty()
          : Optional.of("it is neither true nor false");
    }
  }

  /**
   * One of a few words.
   *
   * @param words all of them
   */
  record Choice(List<String> words) implements SettingType {
    /** Copies the list. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String label() {
      return String.join(" or ", words);
    }

    @Override
    public Optional<String> objection(String value) {
      return words.contains(value)
          ? Optional.empty()
          : Optional.of("it is none of " + String.join(", ", words));
    }
  }
}
