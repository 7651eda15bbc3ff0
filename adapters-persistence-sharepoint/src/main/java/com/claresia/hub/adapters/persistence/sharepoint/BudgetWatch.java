package com.claresia.hub.adapters.persistence.sharepoint;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads from every answer what SharePoint says about its limits. */
final class BudgetWatch implements Interceptor {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final UnitBudget budget;

  BudgetWatch(UnitBudget budget) {
    this.budget = budget;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean isTurnedAway = response.code() == TOO_MANY_REQUESTS || response.code() == UNAVAILABLE;
    if (isTurnedAway) {
      retryAfter(response.header("Retry-After"), Instant.now()).ifPresent(budget::rest);
    }
    long remaining = number(response.header("RateLimit-Remaining"));
    long limit = number(response.header("RateLimit-Limit"));
    long reset = number(response.header("RateLimit-Reset"));
    if (remaining >= 0 && limit > 0 && reset >= 0) {
      budget.left(remaining, limit, Duration.ofSeconds(reset));
    }
    return response;
  }

  /** Seconds or a date (RFC 9110 section 10.2.3). */
  static Optional<Duration> retryAfter(@Nullable String header, Instant now) {
    long seconds = number(header);
    if (seconds >= 0) {
      return Optional.of(Duration.ofSeconds(seconds));
    }
    try {
      return Optional.ofNullable(header)
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
          .map(date -> Duration.between(now, date.toInstant()))
          .filter(wait -> !wait.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : -1;
  }
}
