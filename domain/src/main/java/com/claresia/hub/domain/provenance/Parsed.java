package com.claresia.hub.domain.provenance;

import java.util.Optional;

/**
 * What reading untrusted bytes or text comes to.
 *
 * @param <T> what was read
 */
public sealed interface Parsed<T> {

  /** The input was well-formed. */
  record Valid<T>(T value) implements Parsed<T> {}

  /**
   * The input was not well-formed; {@code reason} says what and where, in one line, for a person.
   */
  record Malformed<T>(String reason) implements Parsed<T> {}

  /** A well-formed value. */
  static <T> Parsed<T> valid(T value) {
    return new Valid<>(value);
  }

  /** A refusal with its reason. */
  static <T> Parsed<T> malformed(String reason) {
    return new Malformed<>(reason);
  }

  /** The value, where the input was well-formed. */
  default Optional<T> ok() {
    return switch (this) {
      case Valid<T>(T value) -> Optional.of(value);
      case Malformed<T> malformed -> Optional.empty();
    };
  }

  /**
   * The value of input that this program wrote itself.
   *
   * @throws IllegalArgumentException with the reason, where the input was malformed
   */
  default T orThrow() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Malformed<T>(String reason) -> throw new IllegalArgumentException(reason);
    };
  }
}
