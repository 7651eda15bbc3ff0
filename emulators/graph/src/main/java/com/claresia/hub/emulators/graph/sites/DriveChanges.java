package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.error.GraphError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What changes a library: one change at a time, each whole or not at all. */
public final class DriveChanges {
  private final String driveId;
  private final ItemTree tree;
  private final OlderStates<DriveItem> older;
  private final Journal journal;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  DriveChanges(
      String driveId,
      ItemTree tree,
      OlderStates<DriveItem> older,
      Journal journal,
      InstantSource clock) {
    this.driveId = driveId;
    this.tree = tree;
    this.older = older;
    this.journal = journal;
    this.clock = clock;
  }

  /** Makes a new state the current one. */
  DriveItem note(DriveItem changed) {
    Optional<DriveItem> before = tree.get(changed.id());
    DriveItem item = tree.put(changed);
    journal.put(driveId, item.id(), item);
    older.remember(item.id(), before);
    return item;
  }

  private <T> T alone(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  private DriveItem live(String id) {
    return tree.get(id).filter(DriveItem::isLive).orElseThrow(Errors::itemNotFound);
  }

  /** An item that is not the outermost folder. */
  private DriveItem inner(String id) {
    DriveItem item = tree.get(id).orElseThrow(Errors::itemNotFound);
    if (item.parentId().isEmpty()) {
      throw Errors.invalidRequest("The outermost folder can neither be moved nor taken away");
    }
    return item;
  }

  /** Puts content under a path from an item, making the folders on the way. */
  public Stored put(DriveItem anchor, List<String> path, Upload upload) {
    path.forEach(ItemNames::requireValid);
    FileVersion content = content(upload.bytes());
    try {
      return alone(() -> place(anchor, path, upload, content));
    } catch (GraphError e) {
      journal.contents().drop(content.content());
      throw e;
    }
  }

  private Stored place(DriveItem anchor, List<String> path, Upload upload, FileVersion content) {
    DriveItem folder = live(anchor.id());
    if (path.isEmpty()) {
      return replace(folder, upload, content);
    }
    for (String name : path.subList(0, path.size() - 1)) {
      folder = folder(folder, name);
    }
    return put(folder, path.getLast(), upload, content);
  }

  /** The costly part, done before anybody has to wait for it. */
  private FileVersion content(byte[] bytes) {
    String kept = journal.contents().keep(bytes);
    return new FileVersion("", bytes.length, clock.millis(), QuickXorHash.of(bytes), kept);
  }

  private DriveItem folder(DriveItem parent, String name) {
    DriveItem folder =
        tree.child(parent.id(), name)
            .orElseGet(() -> note(DriveItem.folder(Ids.item(), parent.id(), name, clock.millis())));
    if (folder.isFile()) {
      throw Errors.nameAlreadyExists();
    }
    return folder;
  }

  private Stored put(DriveItem folder, String name, Upload upload, FileVersion content) {
    Optional<DriveItem> taken = tree.child(folder.id(), name);
    upload.precondition().requireFor(taken.map(DriveChanges::tags).orElse(List.of()));
    if (taken.isEmpty()) {
      return created(folder, name, upload, content);
    }
    return switch (upload.conflict()) {
      case FAIL -> throw Errors.nameAlreadyExists();
      case REPLACE -> replace(taken.get(), upload, content);
      case RENAME -> created(folder, freeName(folder, name), upload, content);
    };
  }

  private String freeName(DriveItem folder, String name) {
    return ItemNames.free(name, other -> tree.child(folder.id(), other).isPresent());
  }

  private static List<String> tags(DriveItem item) {
    return List.of(item.eTag(), item.cTag());
  }

  private Stored created(DriveItem folder, String name, Upload upload, FileVersion content) {
    DriveItem file =
        DriveItem.file(Ids.item(), folder.id(), name, upload.mediaType(), clock.millis());
    return new Stored(added(file, content, upload.mediaType()), Stored.Effect.CREATED);
  }

  private Stored replace(DriveItem file, Upload upload, FileVersion content) {
    if (!file.isFile()) {
      throw Errors.nameAlreadyExists();
    }
    upload.precondition().requireFor(tags(file));
    return new Stored(added(file, content, upload.mediaType()), Stored.Effect.REPLACED);
  }

  private DriveItem added(DriveItem file, FileVersion content, String mediaType) {
    FileVersion version =
        new FileVersion(
            file.nextVersion(),
            content.size(),
            clock.millis(),
            content.quickXorHash(),
            content.content());
    return note(file.with(version, mediaType));
  }

  /** Makes a folder. */
  public DriveItem createFolder(DriveItem parent, String name, ConflictBehavior conflict) {
    ItemNames.requireValid(name);
    return alone(() -> {
      live(parent.id());
      Optional<DriveItem> taken = tree.child(parent.id(), name);
      boolean renamed = taken.isPresent() && conflict == ConflictBehavior.RENAME;
      if (taken.isPresent() && !renamed) {
        throw Errors.nameAlreadyExists();
      }
      String free = renamed ? freeName(parent, name) : name;
      return note(DriveItem.folder(Ids.item(), parent.id(), free, clock.millis()));
    });
  }

  /** Moves an item to a folder and a name there. */
  public DriveItem move(DriveItem item, String folderId, String name, Precondition condition) {
    ItemNames.requireValid(name);
    return alone(() -> {
      DriveItem current = inner(item.id());
      condition.requireFor(tags(current));
      boolean taken =
          tree.child(live(folderId).id(), name)
              .filter(other -> !other.id().equals(item.id()))
              .isPresent();
      if (taken) {
        throw Errors.nameAlreadyExists();
      }
      return note(current.at(folderId, name, clock.millis()));
    });
  }

  /** Puts an item, and all in it, into the recycle bin. */
  public void recycle(DriveItem item, Precondition condition) {
    alone(() -> {
      condition.requireFor(tags(inner(item.id())));
      return become(item.id(), Presence.RECYCLED);
    });
  }

  /** Takes an item, and all in it, away for ever, wherever it is. */
  public void purge(DriveItem item, Precondition condition) {
    alone(() -> {
      condition.requireFor(tags(inner(item.id())));
      List<FileVersion> versions = new ArrayList<>();
      within(item.id()).forEach(gone -> versions.addAll(gone.versions()));
      DriveItem purged = become(item.id(), Presence.PURGED);
      versions.forEach(version -> journal.contents().drop(version.content()));
      return purged;
    });
  }

  /** Takes an item out of the recycle bin. */
  public DriveItem restore(DriveItem item) {
    return alone(() -> {
      if (tree.child(item.parentId(), item.name()).isPresent()) {
        throw Errors.nameAlreadyExists();
      }
      return become(item.id(), Presence.LIVE);
    });
  }

  private DriveItem become(String id, Presence presence) {
    List<DriveItem> all = within(id);
    all.forEach(item -> note(item.being(presence)));
    return tree.get(id).orElseThrow(Errors::itemNotFound);
  }

  private List<DriveItem> within(String id) {
    List<DriveItem> found = new ArrayList<>();
    tree.get(id).ifPresent(found::add);
    if (found.isEmpty() || found.getFirst().isFile()) {
      return found;
    }
    Presence presence = found.getFirst().presence();
    tree.all().stream()
        .filter(item -> item.parentId().equals(id) && item.presence() == presence)
        .forEach(item -> found.addAll(within(item.id())));
    return found;
  }

  /** Makes an older version's content the newest one. */
  public DriveItem restoreVersion(DriveItem item, String number) {
    return alone(() -> {
      DriveItem current = live(item.id());
      FileVersion old =
          current.versions().stream()
              .filter(version -> version.number().equals(number))
              .findFirst()
              .orElseThrow(Errors::itemNotFound);
      return added(current, old, current.mediaType());
    });
  }

  /** Changes stored bytes in place: no version, no tag, no date tells of it. */
  public void overwrite(DriveItem item, byte[] bytes) {
    journal.contents().overwrite(live(item.id()).versions().getLast().content(), bytes);
  }
}
