package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.microsoft.graph.models.DriveItem;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A small file that several processes change, each upon what it read: by its tag where it is there,
 * by its name where it is not.
 */
final class KeptFile {
  private static final int ROUNDS = 8;
  private static final int CONFLICT = 409;
  private static final int CHANGED = 412;

  private final Library library;
  private final String path;

  KeptFile(Library library, String path) {
    this.library = library;
    this.path = path;
  }

  /** What it holds; empty where it is not there. */
  Optional<byte[]> read(Urgency urgency) {
    return library.download(path, urgency);
  }

  /**
   * Changes it.
   *
   * @param change of what it holds, empty bytes where it is not there; asked again where another
   *     process was faster
   * @throws StoreUnavailable if it could not be changed
   */
  void change(UnaryOperator<byte[]> change, Urgency urgency) {
    Attempt<?> last = new Attempt.Lost<>("it was not sent");
    for (int round = 0; round < ROUNDS; round++) {
      last = attempt(change, urgency);
      if (last instanceof Attempt.Done<?>) {
        return;
      }
      if (last instanceof Attempt.Refused<?> refused && !isWorthAnotherRound(refused)) {
        throw Failures.unavailable(last);
      }
    }
    throw Failures.unavailable(last);
  }

  private static boolean isWorthAnotherRound(Attempt.Refused<?> refused) {
    return refused.isPassing() || refused.status() == CONFLICT || refused.status() == CHANGED;
  }

  // The tag is read before the content: what changes in between is noticed by the tag.
  private Attempt<?> attempt(UnaryOperator<byte[]> change, Urgency urgency) {
    Optional<DriveItem> item = library.find(path, urgency);
    byte[] content = item.flatMap(i -> read(urgency)).orElse(new byte[0]);
    byte[] changed = change.apply(content);
    return item.map(DriveItem::getETag).isPresent()
        ? library.replace(path, changed, String.valueOf(item.get().getETag()), urgency)
        : library.create(path, changed, urgency);
  }
}
