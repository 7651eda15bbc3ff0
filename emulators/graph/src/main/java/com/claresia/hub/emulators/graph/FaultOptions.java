package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.Incoming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is to go wrong, and what is to be written down. */
final class FaultOptions {
  private static final Pattern FAULT = Pattern.compile("([a-z-]+) (\\d+|always) ([A-Z]+) (\\S+)");

  @Option(
      names = "--fault",
      paramLabel = "'FAULT TIMES METHOD PATTERN'",
      description = {
        "A fault for the next requests (or 'always') of a method whose path contains the pattern. May be repeated.",
        "FAULT: cut-before-effect, cut-after-effect, cut-within-answer, unavailable-before-effect, unavailable-after-effect, throttled, token-expired, not-found, held-before-effect, held-after-effect."
      })
  private List<String> faults = List.of();

  @Option(
      names = "--latency",
      paramLabel = "MILLIS",
      description = "How much longer each request takes.")
  private long latency;

  @Option(
      names = "--stale-reads",
      paramLabel = "N",
      description = "How many reads of a changed thing show its older state.")
  private int staleReads;

  @Option(
      names = "--stale-for",
      paramLabel = "MILLIS",
      description = "How long reads of a changed thing show its older state.")
  private long staleFor;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Where requests are appended to, one a line, as JSON without credentials.")
  private @Nullable Path record;

  void applyTo(GraphEmulator emulator, CommandLine commandLine) {
    emulator.faults().latencyPerRequest(Duration.ofMillis(latency));
    emulator.staleness().reads(staleReads);
    emulator.staleness().age(Duration.ofMillis(staleFor));
    if (record != null) {
      emulator.requests().recordIn(record);
    }
    faults.forEach(fault -> inject(emulator, commandLine, fault));
  }

  private static void inject(GraphEmulator emulator, CommandLine commandLine, String text) {
    Matcher matcher = FAULT.matcher(text);
    if (!matcher.matches()) {
      throw new ParameterException(
          commandLine, "'" + text + "' is no --fault: it takes 'FAULT TIMES METHOD PATTERN'");
    }
    Fault fault = fault(commandLine, matcher.group(1));
    Predicate<Incoming> which = Incoming.of(matcher.group(3), matcher.group(4));
    if (matcher.group(2).equals("always")) {
      emulator.faults().always(fault, which);
    } else {
      emulator.faults().inject(fault, Integer.parseInt(matcher.group(2)), which);
    }
  }

  private static Fault fault(CommandLine commandLine, String name) {
    try {
      return Fault.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, "'" + name + "' is no fault: see --help", e);
    }
  }
}
