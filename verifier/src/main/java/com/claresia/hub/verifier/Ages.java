package com.claresia.hub.verifier;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how old something may be: {@code 90s}, {@code 30m}, {@code 24h} or {@code 7d}. */
final class Ages implements ITypeConverter<Duration> {
  private static final Pattern AGE = Pattern.compile("([0-9]{1,9})([smhd])");

  Ages() {}

  @Override
  public Duration convert(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new TypeConversionException("an age is a number and s, m, h or d, such as 24h");
    }
    long number = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
