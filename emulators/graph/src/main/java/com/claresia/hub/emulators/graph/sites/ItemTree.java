package com.claresia.hub.emulators.graph.sites;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The items of a library: by id, by folder and name, and by their newest change. One thread changes
 * it at a time; many may read.
 */
final class ItemTree {
  private final Map<String, DriveItem> items = new ConcurrentHashMap<>();
  private final Map<String, ConcurrentNavigableMap<String, String>> children =
      new ConcurrentHashMap<>();
  private final ConcurrentNavigableMap<Long, String> changes = new ConcurrentSkipListMap<>();
  private final AtomicLong lastChange = new AtomicLong();

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Takes an item as it was kept before. */
  void load(DriveItem item) {
    index(item);
    lastChange.accumulateAndGet(item.change(), Math::max);
  }

  /**
   * Takes an item's new state, and gives it the next number of a change. Readers find the one state
   * or the other, never neither.
   */
  DriveItem put(DriveItem changed) {
    DriveItem item = changed.numbered(lastChange.incrementAndGet());
    DriveItem before = items.get(item.id());
    index(item);
    if (before != null) {
      changes.remove(before.change());
      if (!item.isLive() || !isSamePlace(before, item)) {
        folder(before.parentId()).remove(key(before.name()), before.id());
      }
    }
    return item;
  }

  private static boolean isSamePlace(DriveItem before, DriveItem item) {
    return before.parentId().equals(item.parentId()) && key(before.name()).equals(key(item.name()));
  }

  private void index(DriveItem item) {
    items.put(item.id(), item);
    changes.put(item.change(), item.id());
    if (item.isLive()) {
      folder(item.parentId()).put(key(item.name()), item.id());
    }
  }

  private ConcurrentNavigableMap<String, String> folder(String id) {
    return children.computeIfAbsent(id, key -> new ConcurrentSkipListMap<>());
  }

  Optional<DriveItem> get(String id) {
    return Optional.ofNullable(items.get(id));
  }

  Optional<DriveItem> child(String folderId, String name) {
    return Optional.ofNullable(folder(folderId).get(key(name))).flatMap(this::get);
  }

  /** Ordered by name. */
  List<DriveItem> children(String folderId) {
    return folder(folderId).values().stream().flatMap(id -> get(id).stream()).toList();
  }

  int childCount(String folderId) {
    return folder(folderId).size();
  }

  /** Ids of what was changed after that, oldest change first. */
  Collection<String> changedAfter(long change) {
    return changes.tailMap(change, false).values();
  }

  long lastChange() {
    return lastChange.get();
  }

  Collection<DriveItem> all() {
    return items.values();
  }
}
