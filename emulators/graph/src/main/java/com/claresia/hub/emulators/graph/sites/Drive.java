package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A library with its files, as it is found. Safe for many threads. */
public final class Drive {
  private final Id id;
  private final ItemTree tree = new ItemTree();
  private final OlderStates<DriveItem> older;
  private final Contents contents;
  private final DriveItem root;
  private final DriveChanges changes;

  /**
   * What a library is known by.
   *
   * @param drive its own id
   * @param site of its site
   * @param list of the list that it is
   * @param name people's
   */
  public record Id(String drive, String site, String list, String name) {}

  Drive(Id id, Journal journal, Staleness staleness, InstantSource clock) {
    this.id = id;
    this.contents = journal.contents();
    older = new OlderStates<>(staleness);
    journal.all(id.drive(), DriveItem.class).values().forEach(tree::load);
    changes = new DriveChanges(id.drive(), tree, older, journal, clock);
    root =
        tree.get(rootId())
            .orElseGet(() -> changes.note(DriveItem.folder(rootId(), "", "root", clock.millis())));
  }

  private String rootId() {
    return "01ROOT" + Ids.guid(id.drive()).replace("-", "");
  }

  /** What it is known by. */
  public Id id() {
    return id;
  }

  /** What changes it. */
  public DriveChanges changes() {
    return changes;
  }

  /** Its outermost folder. */
  public DriveItem root() {
    return tree.get(root.id()).orElse(root);
  }

  private String anchor(ItemAddress address) {
    return address.anchor().equals(ItemAddress.ROOT) ? root.id() : address.anchor();
  }

  /** The item as it is. */
  public Optional<DriveItem> find(ItemAddress address) {
    Optional<DriveItem> found = tree.get(anchor(address)).filter(DriveItem::isLive);
    for (String name : address.path()) {
      found = found.flatMap(folder -> tree.child(folder.id(), name));
    }
    return found;
  }

  /** The item as a read is shown it; refuses where there is none. */
  public DriveItem read(ItemAddress address) {
    Optional<DriveItem> found = seen(anchor(address));
    for (String name : address.path()) {
      found = found.flatMap(folder -> seenChild(folder.id(), name));
    }
    return found.orElseThrow(Errors::itemNotFound);
  }

  private Optional<DriveItem> seen(String item) {
    return older.seen(item, tree.get(item)).filter(DriveItem::isLive);
  }

  private Optional<DriveItem> seenChild(String folder, String name) {
    Stream<String> now = tree.child(folder, name).map(DriveItem::id).stream();
    Stream<String> before =
        older
            .ghosts(item -> item.parentId().equals(folder) && item.name().equalsIgnoreCase(name))
            .stream();
    return Stream.concat(now, before)
        .distinct()
        .flatMap(item -> seen(item).stream())
        .filter(item -> item.parentId().equals(folder) && item.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** What a folder holds, as a read is shown it, ordered by name. */
  public List<DriveItem> children(DriveItem folder) {
    Stream<String> now = tree.children(folder.id()).stream().map(DriveItem::id);
    Stream<String> before = older.ghosts(item -> item.parentId().equals(folder.id())).stream();
    return Stream.concat(now, before)
        .distinct()
        .flatMap(item -> seen(item).stream())
        .filter(item -> item.parentId().equals(folder.id()))
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }

  /** What a folder holds as it is, ordered by name. */
  public List<DriveItem> current(DriveItem folder) {
    return tree.children(folder.id());
  }

  /** How many items a folder holds. */
  public int childCount(DriveItem folder) {
    return tree.childCount(folder.id());
  }

  /** A version of a file, wherever that is now. */
  public Optional<FileVersion> version(String item, String number) {
    return tree.get(item).stream()
        .flatMap(file -> file.versions().stream())
        .filter(version -> version.number().equals(number))
        .findFirst();
  }

  /** The bytes of a version; they are not to be changed. */
  public byte[] bytes(FileVersion version) {
    return contents.read(version.content());
  }

  /** The path from the outermost folder, without a slash before it. */
  public String path(DriveItem item) {
    if (item.parentId().isEmpty()) {
      return "";
    }
    String folder = tree.get(item.parentId()).map(this::path).orElse("");
    return folder.isEmpty() ? item.name() : folder + "/" + item.name();
  }

  /** Items in the recycle bin whose folder is not itself in it. */
  public List<DriveItem> recycleBin() {
    return tree.all().stream()
        .filter(item -> item.presence() == Presence.RECYCLED)
        .filter(item -> tree.get(item.parentId()).filter(DriveItem::isLive).isPresent())
        .toList();
  }

  /** Items, gone ones too, that were changed after that, oldest change first. */
  public List<DriveItem> changedAfter(long change, int most) {
    return tree.changedAfter(change).stream()
        .limit(most)
        .flatMap(item -> tree.get(item).stream())
        .toList();
  }

  /** The number of the newest change. */
  public long lastChange() {
    return tree.lastChange();
  }
}
