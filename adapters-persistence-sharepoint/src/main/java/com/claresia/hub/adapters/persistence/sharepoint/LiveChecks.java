package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.DriveItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tries on a live site what this store assumes of SharePoint. It writes files of its own beside the
 * log, in the folder {@code doctor}, which can be deleted afterwards, and touches nothing else.
 */
final class LiveChecks {
  private static final int RIVALS = 8;
  private static final int ROUNDS = 5;

  private final Library library;
  private final String folder = "doctor/" + UUID.randomUUID();

  LiveChecks(Library library) {
    this.library = library;
  }

  /** Each assumption, and whether it holds. */
  List<Assumption> examine() {
    return List.of(
        new Assumption("a file in a folder that is not there yet is created with it", created()),
        new Assumption("what was written is read at once, byte for byte", readAfterWrite()),
        new Assumption("conflictBehavior=fail refuses a name that is taken", refusesTaken()),
        new Assumption("of several that create one name at once, one succeeds", oneOfRivals()),
        new Assumption("If-Match refuses content that replaces another version", ifMatch()),
        new Assumption("a folder lists what was written to it", listed()),
        new Assumption("a name that was never taken is not found", absent()));
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
    return switch (attempt) {
      case Attempt.Done<?> done -> Optional.empty();
      case Attempt.Refused<?>(int status, String code) -> Optional.of(Failures.words(status, code));
      case Attempt.Lost<?>(String cause) -> Optional.of(cause);
    };
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

  private Optional<String> refusesTaken() {
    Attempt<DriveItem> again = create("first.ndjson", "{\"second\":2}\n");
    Optional<byte[]> kept = library.download(path("first.ndjson"), Urgency.READ);
    boolean isRefused = again instanceof Attempt.Refused<?> refused && refused.status() == 409;
    boolean isKept =
        kept.filter(b -> new String(b, StandardCharsets.UTF_8).contains("first")).isPresent();
    return isRefused && isKept
        ? Optional.empty()
        : Optional.of("it was not refused with 409: " + again);
  }

  private Optional<String> oneOfRivals() {
    for (int round = 0; round < ROUNDS; round++) {
      long winners = race("race-" + round + ".ndjson");
      if (winners != 1) {
        return Optional.of(winners + " of " + RIVALS + " succeeded");
      }
    }
    return Optional.empty();
  }

  private long race(String name) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Attempt<DriveItem>>> rivals = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        String text = "{\"rival\":" + i + "}\n";
        rivals.add(threads.submit(() -> create(name, text)));
      }
      return rivals.stream()
          .filter(rival -> SideBySide.result(rival) instanceof Attempt.Done<?>)
          .count();
    }
  }

  private Optional<String> ifMatch() {
    String path = path("first.ndjson");
    Optional<String> etag = library.find(path, Urgency.READ).map(DriveItem::getETag);
    if (etag.isEmpty()) {
      return Optional.of("the file shows no eTag");
    }
    Optional<String> first =
        isDone(library.replace(path, bytes("{\"first\":2}\n"), etag.get(), Urgency.READ));
    Attempt<DriveItem> stale =
        library.replace(path, bytes("{\"first\":3}\n"), etag.get(), Urgency.READ);
    boolean isRefused = stale instanceof Attempt.Refused<?> refused && refused.status() == 412;
    return first.isEmpty() && isRefused
        ? Optional.empty()
        : Optional.of("the present version was taken: %s; an old one: %s".formatted(first, stale));
  }

  private Optional<String> listed() {
    List<String> names = library.names(folder, Urgency.READ);
    return names.contains("first.ndjson") && names.size() == 1 + 2 * ROUNDS
        ? Optional.empty()
        : Optional.of("it lists " + names.size() + " files instead of " + (1 + 2 * ROUNDS));
  }

  private Optional<String> absent() {
    return library.download(path("never.ndjson"), Urgency.READ).isEmpty()
        ? Optional.empty()
        : Optional.of("it was found");
  }
}
