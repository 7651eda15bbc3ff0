package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Assumption;
import com.microsoft.graph.models.DriveItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries on a live site what this store assumes of SharePoint. It writes files of its own beside the
 * log, in the folder {@code doctor}, which can be deleted afterwards, and touches nothing else.
 */
final class LiveChecks {
  private static final int RIVALS = 8;
  private static final int ROUNDS = 5;
  private static final int FILES = 2 + 2 * ROUNDS;

  private static final int DONE = 200;
  private static final int TAKEN = 409;
  private static final int STALE = 412;
  private static final String TWO_AT_ONE_PLACE =
      "there may be two segments at one place: do not use this site";

  private final Library library;
  private final String folder = "doctor/" + UUID.randomUUID();

  /** What is tried, and how. */
  private record Trial(String assumed, String consequence, Supplier<Optional<String>> failure) {}

  LiveChecks(Library library) {
    this.library = library;
  }

  /** Tries one after the other. */
  void examine(Consumer<Assumption> tried) {
    trials()
        .forEach(trial ->
            tried.accept(
                new Assumption(trial.assumed(), trial.consequence(), trial.failure().get())));
  }

  private List<Trial> trials() {
    return List.of(
        new Trial(
            "a file in a folder that is not there yet is created with it",
            "appends fail, with the reason",
            this::created),
        new Trial(
            "what was written is read at once, byte for byte",
            "appends are decided later; of other bytes verification says so",
            this::readAfterWrite),
        new Trial(
            "conflictBehavior=fail refuses a name that is taken", TWO_AT_ONE_PLACE, this::refused),
        new Trial(
            "of several that create one name at once, one succeeds",
            TWO_AT_ONE_PLACE,
            this::oneOfRivals),
        new Trial(
            "If-Match refuses content that replaces another version",
            "checkpoints or tenants of two Hubs overwrite each other; the log does not",
            this::ifMatch),
        new Trial(
            "a folder lists what was written to it",
            "a start reads more than it has to, or does not see a file that is gone",
            this::listed),
        new Trial("a name that was never taken is not found", "appends never end", this::absent));
  }

  private String path(String name) {
    return folder + "/" + name;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Attempt<DriveItem> create(String name, String text) {
    return library.create(path(name), bytes(text), Urgency.READ);
  }

  private Optional<String> created() {
    return isDone(create("first.ndjson", "{\"first\":1}\n"));
  }

  private static Optional<String> isDone(Attempt<?> attempt) {
    int status = status(attempt);
    return status == DONE ? Optional.empty() : Optional.of("it was answered HTTP " + status);
  }

  /**
   * What SharePoint said to it.
   *
   * @throws com.claresia.hub.application.port.StoreUnavailable if that tells nothing of what is
   *     assumed: no answer, no right, no time
   */
  private static int status(Attempt<?> attempt) {
    return switch (attempt) {
      case Attempt.Done<?> done -> DONE;
      case Attempt.Refused<?> refused when isOfTheMoment(refused.status()) ->
          throw Failures.unavailable(refused);
      case Attempt.Refused<?> refused -> refused.status();
      case Attempt.Lost<?> lost -> throw Failures.unavailable(lost);
    };
  }

  private static boolean isOfTheMoment(int status) {
    return status == 401 || status == 403 || status == 429 || status >= 500;
  }

  private Optional<String> readAfterWrite() {
    for (int round = 0; round < ROUNDS; round++) {
      String text = "{\"round\":" + round + ",\"text\":\"è €\"}\n";
      String name = "round-" + round + ".ndjson";
      Optional<String> failure = isDone(create(name, text));
      Optional<byte[]> read = library.download(path(name), Urgency.READ);
      if (failure.isPresent()) {
        return failure;
      }
      if (read.map(b -> new String(b, StandardCharsets.UTF_8)).filter(text::equals).isEmpty()) {
        return Optional.of("it was absent or other than what was written");
      }
    }
    return Optional.empty();
  }

  private Optional<String> refused() {
    int status = status(create("first.ndjson", "{\"second\":2}\n"));
    if (status != TAKEN) {
      return Optional.of("it was answered HTTP %d instead of %d".formatted(status, TAKEN));
    }
    // That a read does not show it yet is another matter.
    return library
            .download(path("first.ndjson"), Urgency.READ)
            .filter(bytes -> !new String(bytes, StandardCharsets.UTF_8).contains("first"))
            .isEmpty()
        ? Optional.empty()
        : Optional.of("it was refused, and took the place of what was there");
  }

  private Optional<String> oneOfRivals() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Integer> answers = race("race-" + round + ".ndjson");
      boolean isOne = Collections.frequency(answers, DONE) == 1;
      if (!isOne || Collections.frequency(answers, TAKEN) != RIVALS - 1) {
        return Optional.of("they were answered HTTP " + answers);
      }
    }
    return Optional.empty();
  }

  private List<Integer> race(String name) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Attempt<DriveItem>>> rivals = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        String text = "{\"rival\":" + i + "}\n";
        rivals.add(threads.submit(() -> create(name, text)));
      }
      return rivals.stream().map(rival -> status(SideBySide.result(rival))).sorted().toList();
    }
  }

  private Optional<String> ifMatch() {
    Attempt<DriveItem> made = create("versions.ndjson", "{\"version\":1}\n");
    Optional<String> etag =
        made instanceof Attempt.Done<DriveItem>(DriveItem item)
            ? Optional.ofNullable(item.getETag())
            : Optional.empty();
    if (etag.isEmpty()) {
      return isDone(made).or(() -> Optional.of("the file shows no eTag"));
    }
    String path = path("versions.ndjson");
    int present =
        status(library.replace(path, bytes("{\"version\":2}\n"), etag.get(), Urgency.READ));
    int old = status(library.replace(path, bytes("{\"version\":3}\n"), etag.get(), Urgency.READ));
    return present == DONE && old == STALE
        ? Optional.empty()
        : Optional.of(
            "replacing the present version was answered HTTP %d, an old one %d"
                .formatted(present, old));
  }

  private Optional<String> listed() {
    List<String> names = library.names(folder, Urgency.READ);
    return names.contains("first.ndjson") && names.size() == FILES
        ? Optional.empty()
        : Optional.of("it lists " + names.size() + " files instead of " + FILES);
  }

  private Optional<String> absent() {
    return library.download(path("never.ndjson"), Urgency.READ).isEmpty()
        ? Optional.empty()
        : Optional.of("it was found");
  }
}
