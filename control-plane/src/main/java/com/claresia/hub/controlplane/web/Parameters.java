package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.store.StorableTime;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query parameters of one request. Unknown ones are refused, since a misspelt criterion would
 * otherwise silently widen the question; all faults are reported together.
 */
final class Parameters {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final Map<String, List<String>> values;
  private final List<String> faults = new ArrayList<>();

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** The parameters, of which only these are known. */
  static Parameters of(ContainerRequestContext request, Set<String> known) {
    Parameters parameters = new Parameters(request.getUriInfo().getQueryParameters());
    parameters.values.forEach((name, given) -> {
      if (!known.contains(name)) {
        parameters.faults.add("a parameter is none of " + known.stream().sorted().toList());
      } else if (given.size() > 1) {
        parameters.faults.add(name + " is given more than once");
      }
    });
    return parameters;
  }

  /** The value of a parameter; what {@code parse} cannot read is a fault. */
  <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String fault) {
    Optional<String> text =
        Optional.ofNullable(values.get(name)).flatMap(given -> given.stream().findFirst());
    Optional<T> value = text.filter(t -> !t.isEmpty()).flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      faults.add(name + " " + fault);
    }
    return value;
  }

  /** A time in RFC 3339, which has years of four digits. */
  Optional<Instant> time(String name) {
    return parsed(name, Parameters::parseTime, "is no RFC 3339 time of the years 0 to 9999");
  }

  private static Optional<Instant> parseTime(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(StorableTime::covers);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A number from 1 to {@code max}. */
  Optional<Integer> count(String name, int max) {
    return parsed(
        name,
        text ->
            Optional.of(text)
                .filter(digits -> COUNT.matcher(digits).matches())
                .map(Integer::parseInt)
                .filter(count -> count >= 1 && count <= max),
        "is no number from 1 to " + max);
  }

  /** The size of a log, which has to be given; 0 where it is not, which is a fault. */
  long requiredSize(String name) {
    if (!values.containsKey(name)) {
      faults.add(name + " is missing");
    }
    return parsed(
            name,
            text ->
                Optional.of(text)
                    .filter(digits -> SIZE.matcher(digits).matches())
                    .map(Long::parseLong),
            "is no place in a log")
        .orElse(0L);
  }

  /** Ends the request where there are faults. */
  void check() {
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemCode.BAD_PARAMETERS, String.join("; ", faults)));
    }
  }
}
