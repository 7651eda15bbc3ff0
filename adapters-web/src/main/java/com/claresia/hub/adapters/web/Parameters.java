package com.claresia.hub.adapters.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one request. Unknown ones are refused, since a misspelt criterion would
 * otherwise silently widen the question; all faults are reported together.
 */
final class Parameters {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  private final @Nullable MultivaluedMap<String, String> values;
  private final List<Problem.Fault> faults = new ArrayList<>();

  private Parameters(@Nullable MultivaluedMap<String, String> values) {
    this.values = values;
  }

  /** The parameters, of which only these are known. */
  static Parameters of(ContainerRequestContext request, Set<String> known) {
    if (request.getUriInfo().getRequestUri().getRawQuery() == null) {
      return new Parameters(null);
    }
    Parameters parameters = new Parameters(request.getUriInfo().getQueryParameters());
    parameters.refuseOthers(known);
    return parameters;
  }

  /** Refuses every parameter. */
  static void none(ContainerRequestContext request) {
    of(request, Set.of()).check();
  }

  private void refuseOthers(Set<String> known) {
    if (values == null) {
      return;
    }
    values.forEach((name, all) -> {
      if (!known.contains(name)) {
        faults.add(
            Problem.Fault.of(
                name, "unknown-parameter", "known are " + String.join(", ", sorted(known))));
      } else if (all.size() > 1) {
        faults.add(Problem.Fault.of(name, "repeated-parameter", "given more than once"));
      }
    });
  }

  private static List<String> sorted(Set<String> known) {
    return known.isEmpty() ? List.of("none") : known.stream().sorted().toList();
  }

  /** The text of a parameter; an empty one is a fault. */
  Optional<String> text(String name) {
    return parsed(name, Optional::of, "is empty");
  }

  /** The value of a parameter; what {@code parse} cannot read is a fault. */
  <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String fault) {
    @Nullable String text = values == null ? null : values.getFirst(name);
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = text.isEmpty() ? Optional.empty() : parse.apply(text);
    if (value.isEmpty()) {
      faults.add(Problem.Fault.of(name, "invalid-parameter", fault));
    }
    return value;
  }

  /** A number from 1 to {@code max}. */
  Optional<Integer> count(String name, int max) {
    return parsed(name, text -> parseCount(text, max), "is a number from 1 to " + max);
  }

  private static Optional<Integer> parseCount(String text, int max) {
    return Optional.of(text)
        .filter(digits -> COUNT.matcher(digits).matches())
        .map(Integer::parseInt)
        .filter(count -> count >= 1 && count <= max);
  }

  /** Ends the request where there are faults. */
  void check() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          Problem.of(ProblemCode.BAD_PARAMETERS, ProblemCode.BAD_PARAMETERS.meaning(), faults));
    }
  }
}
