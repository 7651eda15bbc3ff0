package com.claresia.hub.emulators.graph.sites;

import java.util.ArrayList;
import java.util.List;

/**
 * A file or folder, as it is at one time.
 *
 * @param id for ever
 * @param parentId the folder's; empty for the root
 * @param name unique in its folder, whatever its case
 * @param kind what it is
 * @param presence whether it is to be found
 * @param changes how often it was changed: the number in its eTag
 * @param contentChanges how often its content was changed: the number in its cTag
 * @param createdAt milliseconds of the epoch
 * @param modifiedAt milliseconds of the epoch
 * @param mediaType of a file
 * @param versions of a file, the newest last
 * @param change the place of its newest change among all of the library
 */
public record DriveItem(
    String id,
    String parentId,
    String name,
    Kind kind,
    Presence presence,
    int changes,
    int contentChanges,
    long createdAt,
    long modifiedAt,
    String mediaType,
    List<FileVersion> versions,
    long change) {

  /** What an item is. */
  public enum Kind {
    /** Holds content. */
    FILE,
    /** Holds items. */
    FOLDER
  }

  /** Copies the versions. */
  public DriveItem {
    versions = List.copyOf(versions);
  }

  static DriveItem folder(String id, String parentId, String name, long now) {
    return new DriveItem(
        id, parentId, name, Kind.FOLDER, Presence.LIVE, 1, 0, now, now, "", List.of(), 0);
  }

  static DriveItem file(String id, String parentId, String name, String mediaType, long now) {
    return new DriveItem(
        id, parentId, name, Kind.FILE, Presence.LIVE, 0, 0, now, now, mediaType, List.of(), 0);
  }

  /** Whether it holds content. */
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  /** Whether it is to be found. */
  public boolean isLive() {
    return presence == Presence.LIVE;
  }

  /** Bytes of a file's newest version; 0 for a folder. */
  public long size() {
    return versions.isEmpty() ? 0 : versions.getLast().size();
  }

  /** Changes with everything about the item. */
  public String eTag() {
    return "\"{" + Ids.guid(id) + "}," + changes + "\"";
  }

  /** Changes with the content. */
  public String cTag() {
    return "\"c:{" + Ids.guid(id) + "}," + contentChanges + "\"";
  }

  DriveItem numbered(long number) {
    return new DriveItem(
        id,
        parentId,
        name,
        kind,
        presence,
        changes,
        contentChanges,
        createdAt,
        modifiedAt,
        mediaType,
        versions,
        number);
  }

  DriveItem at(String folder, String newName, long now) {
    return new DriveItem(
        id,
        folder,
        newName,
        kind,
        presence,
        changes + 1,
        contentChanges,
        createdAt,
        now,
        mediaType,
        versions,
        change);
  }

  DriveItem being(Presence other) {
    List<FileVersion> kept = other == Presence.PURGED ? List.of() : versions;
    return new DriveItem(
        id,
        parentId,
        name,
        kind,
        other,
        changes + 1,
        contentChanges,
        createdAt,
        modifiedAt,
        mediaType,
        kept,
        change);
  }

  DriveItem with(FileVersion version, String type) {
    List<FileVersion> more = new ArrayList<>(versions);
    more.add(version);
    return new DriveItem(
        id,
        parentId,
        name,
        kind,
        presence,
        changes + 1,
        contentChanges + 1,
        createdAt,
        version.modifiedAt(),
        type,
        more,
        change);
  }

  String nextVersion() {
    return (versions.size() + 1) + ".0";
  }
}
