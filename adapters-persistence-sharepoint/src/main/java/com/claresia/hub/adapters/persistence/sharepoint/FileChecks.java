package com.claresia.hub.adapters.persistence.sharepoint;

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

/**
 * Tries what is assumed of files, with some of its own beside the log, in the folder {@code
 * doctor}, which can be deleted afterwards.
 */
final class FileChecks {
  private static final int RIVALS = 8;
  private static final int ROUNDS = 5;
  private static final int FILES = 2 + 2 * ROUNDS;

  /** Fewer than there are files, so that the links from page to page are followed. */
  private static final int PAGE = 5;

  private static final String TWO_AT_ONE_PLACE =
      "there may be two segments at one place: do not use this site";

  private final Library library;
  private final String folder = "doctor/" + UUID.randomUUID();

  FileChecks(Library library) {
    this.library = library;
  }

  List<Trial> trials() {
    return List.of(
        new Trial(
            "a file is created by its path, root:/path:, with the folder that is not there yet",
            "appends fail, with the reason",
            this::created),
        new Trial(
            "what was written is read at once, byte for byte",
            "appends are decided some seconds later; of other bytes verification says so",
            this::readAfterWrite),
        new Trial(
            "conflictBehavior=fail refuses a name that is taken with 409, and changes nothing",
            TWO_AT_ONE_PLACE,
            this::refused),
        new Trial(
            "of several that create one name at once one succeeds, the others get 409",
            TWO_AT_ONE_PLACE,
            this::oneOfRivals),
        new Trial(
            "If-Match on content refuses to replace another version, with 412",
            "checkpoints or tenants of two Hubs overwrite each other; the log does not",
            this::ifMatch),
        new Trial(
            "a folder of %d files is listed whole, at once, in pages of %d".formatted(FILES, PAGE),
            "a start reads more than it has to, or does not see a file that is gone",
            this::listed),
        new Trial(
            "a name that was never taken is not found", "no end of a log is found", this::absent));
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
    return Trial.unlessDone(create("first.ndjson", "{\"first\":1}\n"));
  }

  private Optional<String> readAfterWrite() {
    for (int round = 0; round < ROUNDS; round++) {
      String text = "{\"round\":" + round + ",\"text\":\"è €\"}\n";
      String name = "round-" + round + ".ndjson";
      Optional<String> failure = Trial.unlessDone(create(name, text));
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
    int status = Trial.status(create("first.ndjson", "{\"second\":2}\n"));
    if (status != Trial.TAKEN) {
      return Optional.of("it was answered HTTP %d instead of %d".formatted(status, Trial.TAKEN));
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
      boolean isOne = Collections.frequency(answers, Trial.DONE) == 1;
      if (!isOne || Collections.frequency(answers, Trial.TAKEN) != RIVALS - 1) {
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
      return rivals.stream().map(rival -> Trial.status(SideBySide.result(rival))).sorted().toList();
    }
  }

  private Optional<String> ifMatch() {
    Attempt<DriveItem> made = create("versions.ndjson", "{\"version\":1}\n");
    Optional<String> etag =
        made instanceof Attempt.Done<DriveItem>(DriveItem item)
            ? Optional.ofNullable(item.getETag())
            : Optional.empty();
    if (etag.isEmpty()) {
      return Trial.unlessDone(made).or(() -> Optional.of("the file shows no eTag"));
    }
    String path = path("versions.ndjson");
    int present =
        Trial.status(library.replace(path, bytes("{\"version\":2}\n"), etag.get(), Urgency.READ));
    int old =
        Trial.status(library.replace(path, bytes("{\"version\":3}\n"), etag.get(), Urgency.READ));
    return Trial.unlessRefused(present, old);
  }

  private Optional<String> listed() {
    List<String> names = library.names(folder, PAGE, Urgency.READ);
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
