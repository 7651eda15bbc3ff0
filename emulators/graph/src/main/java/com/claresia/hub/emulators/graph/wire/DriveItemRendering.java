package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.sites.Drive;
import com.claresia.hub.emulators.graph.sites.DriveItem;
import com.claresia.hub.emulators.graph.sites.Site;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Files and folders of a library, as they go over the wire. */
final class DriveItemRendering {
  private final Site site;
  private final Drive drive;
  private final Downloads downloads;

  DriveItemRendering(Site site, Drive drive, Downloads downloads) {
    this.site = site;
    this.drive = drive;
    this.downloads = downloads;
  }

  ObjectNode of(Call call, DriveItem item) {
    String path = drive.path(item);
    ObjectNode rendered =
        Json.object()
            .put("id", item.id())
            .put("name", item.name())
            .put("eTag", item.eTag())
            .put("cTag", item.cTag())
            .put("size", item.size())
            .put("createdDateTime", Rendering.time(item.createdAt()))
            .put("lastModifiedDateTime", Rendering.time(item.modifiedAt()))
            .put("webUrl", site.webUrl() + "/" + drive.id().name() + "/" + path);
    rendered.set("parentReference", parent(item, path));
    if (item.isFile()) {
      rendered.put("@microsoft.graph.downloadUrl", downloads.url(call, drive, item));
      rendered.set("file", file(item));
    } else {
      rendered.set("folder", Json.object().put("childCount", drive.childCount(item)));
    }
    return rendered;
  }

  private ObjectNode parent(DriveItem item, String path) {
    ObjectNode parent =
        Json.object()
            .put("driveId", drive.id().drive())
            .put("driveType", "documentLibrary")
            .put("siteId", site.id());
    if (!item.parentId().isEmpty()) {
      int slash = path.lastIndexOf('/');
      String folder = slash < 0 ? "" : "/" + path.substring(0, slash);
      parent
          .put("id", item.parentId())
          .put("path", "/drives/" + drive.id().drive() + "/root:" + folder);
    }
    return parent;
  }

  private static ObjectNode file(DriveItem item) {
    ObjectNode file = Json.object().put("mimeType", item.mediaType());
    file.set("hashes", Json.object().put("quickXorHash", item.versions().getLast().quickXorHash()));
    return file;
  }
}
