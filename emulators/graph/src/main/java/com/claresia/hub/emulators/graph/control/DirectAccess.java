package com.claresia.hub.emulators.graph.control;

import com.claresia.hub.emulators.graph.error.GraphError;
import com.claresia.hub.emulators.graph.sites.ConflictBehavior;
import com.claresia.hub.emulators.graph.sites.Drive;
import com.claresia.hub.emulators.graph.sites.DriveItem;
import com.claresia.hub.emulators.graph.sites.FileVersion;
import com.claresia.hub.emulators.graph.sites.ItemAddress;
import com.claresia.hub.emulators.graph.sites.ListItem;
import com.claresia.hub.emulators.graph.sites.Precondition;
import com.claresia.hub.emulators.graph.sites.Site;
import com.claresia.hub.emulators.graph.sites.SiteList;
import com.claresia.hub.emulators.graph.sites.Sites;
import com.claresia.hub.emulators.graph.sites.Upload;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A site as its owners reach it in their browsers, and as nobody should reach it: past roles,
 * budgets, faults and the log of requests. Libraries and lists go by their names, files by their
 * paths in a library. What is not there is refused with the API's {@link GraphError}.
 */
public final class DirectAccess {
  private static final JsonMapper JSON = new JsonMapper();

  private final Sites sites;
  private final Site site;

  /** Access to one site. */
  public DirectAccess(Sites sites, Site site) {
    this.sites = sites;
    this.site = site;
  }

  private SiteList list(String name) {
    return sites.list(site, name);
  }

  private Drive drive(String library) {
    return sites.drive(list(library));
  }

  private DriveItem item(String library, String path) {
    return drive(library)
        .find(ItemAddress.of(path))
        .orElseThrow(() -> new GraphError(404, "itemNotFound", "There is no " + path));
  }

  /** The paths of all files of a library, in order. */
  public List<String> files(String library) {
    Drive drive = drive(library);
    List<String> paths = new ArrayList<>();
    collect(drive, drive.root(), paths);
    paths.sort(String::compareTo);
    return paths;
  }

  private static void collect(Drive drive, DriveItem folder, List<String> paths) {
    for (DriveItem item : drive.current(folder)) {
      if (item.isFile()) {
        paths.add(drive.path(item));
      } else {
        collect(drive, item, paths);
      }
    }
  }

  /** The bytes of a file. */
  public byte[] read(String library, String path) {
    return drive(library).bytes(item(library, path).versions().getLast()).clone();
  }

  /** Changes stored bytes in place: no version, no tag, no date tells of it. */
  public void edit(String library, String path, byte[] bytes) {
    drive(library).changes().overwrite(item(library, path), bytes.clone());
  }

  /** Saves a file, as a person does: a new version, or a new file. */
  public void save(String library, String path, byte[] bytes) {
    Drive drive = drive(library);
    Upload upload =
        new Upload(
            bytes.clone(), "application/octet-stream", ConflictBehavior.REPLACE, Precondition.NONE);
    drive.changes().put(drive.root(), ItemAddress.of(path).path(), upload);
  }

  /** Gives a file or folder another name in its folder. */
  public void rename(String library, String path, String name) {
    DriveItem item = item(library, path);
    drive(library).changes().move(item, item.parentId(), name, Precondition.NONE);
  }

  /** Puts a file or folder into the recycle bin. */
  public void delete(String library, String path) {
    drive(library).changes().recycle(item(library, path), Precondition.NONE);
  }

  /** Takes a file or folder away for ever. */
  public void purge(String library, String path) {
    drive(library).changes().purge(item(library, path), Precondition.NONE);
  }

  /** The names of what is in the recycle bin. */
  public List<String> recycleBin(String library) {
    return drive(library).recycleBin().stream().map(DriveItem::name).sorted().toList();
  }

  /** Takes something of that name out of the recycle bin. */
  public void restore(String library, String name) {
    Drive drive = drive(library);
    DriveItem item =
        drive.recycleBin().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new GraphError(404, "itemNotFound", "There is no " + name));
    drive.changes().restore(item);
  }

  /** The numbers of a file's versions, the oldest first. */
  public List<String> versions(String library, String path) {
    return item(library, path).versions().stream().map(FileVersion::number).toList();
  }

  /** Makes an older version's content the newest one. */
  public void restoreVersion(String library, String path, String number) {
    drive(library).changes().restoreVersion(item(library, path), number);
  }

  /** All rows of a list, by id. */
  public List<ListItem> rows(String list) {
    return list(list).current();
  }

  /** Changes fields of a row, as a person does. */
  public void editRow(String list, int row, Map<String, Object> fields) {
    list(list).update(row, JSON.valueToTree(fields), Precondition.NONE);
  }

  /** Puts a row into the recycle bin. */
  public void deleteRow(String list, int row) {
    list(list).recycle(row, Precondition.NONE);
  }
}
