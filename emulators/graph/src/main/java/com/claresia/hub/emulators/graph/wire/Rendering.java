package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.sites.Column;
import com.claresia.hub.emulators.graph.sites.Drive;
import com.claresia.hub.emulators.graph.sites.FileVersion;
import com.claresia.hub.emulators.graph.sites.ListItem;
import com.claresia.hub.emulators.graph.sites.Site;
import com.claresia.hub.emulators.graph.sites.SiteList;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What is kept, as it goes over the wire. */
final class Rendering {
  private Rendering() {}

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static ObjectNode site(Site site) {
    return Json.object()
        .put("id", site.id())
        .put("name", site.displayName())
        .put("displayName", site.displayName())
        .put("webUrl", site.webUrl());
  }

  static ObjectNode list(Site site, SiteList list) {
    SiteList.Id id = list.id();
    String way = id.isLibrary() ? "/" : "/Lists/";
    ObjectNode rendered =
        Json.object()
            .put("id", id.id())
            .put("name", id.name())
            .put("displayName", id.displayName())
            .put("description", id.description())
            .put("createdDateTime", time(id.createdAt()))
            .put("webUrl", site.webUrl() + way + id.name().replace(" ", "%20"));
    rendered.set(
        "list",
        Json.object()
            .put("template", id.template())
            .put("contentTypesEnabled", false)
            .put("hidden", false));
    return rendered;
  }

  static ObjectNode column(Column column) {
    ObjectNode rendered = column.definition().deepCopy();
    rendered.put("id", column.id()).put("indexed", column.indexed());
    rendered.remove("@odata.type");
    return rendered;
  }

  static ObjectNode drive(Site site, Drive drive) {
    return Json.object()
        .put("id", drive.id().drive())
        .put("name", drive.id().name())
        .put("driveType", "documentLibrary")
        .put("webUrl", site.webUrl() + "/" + drive.id().name());
  }

  static ObjectNode item(Site site, SiteList list, ListItem item) {
    ObjectNode rendered =
        Json.object()
            .put("@odata.etag", list.eTag(item))
            .put("id", Integer.toString(item.id()))
            .put("eTag", list.eTag(item))
            .put("createdDateTime", time(item.createdAt()))
            .put("lastModifiedDateTime", time(item.modifiedAt()))
            .put(
                "webUrl", site.webUrl() + "/Lists/" + list.id().name() + "/" + item.id() + "_.000");
    rendered.set("parentReference", Json.object().put("siteId", site.id()));
    return rendered;
  }

  static ObjectNode fields(SiteList list, ListItem item) {
    ObjectNode fields =
        Json.object().put("@odata.etag", list.eTag(item)).put("id", Integer.toString(item.id()));
    for (Map.Entry<String, Object> field : new TreeMap<>(item.fields()).entrySet()) {
      put(fields, field.getKey(), field.getValue());
    }
    return fields.put("Created", time(item.createdAt())).put("Modified", time(item.modifiedAt()));
  }

  private static void put(ObjectNode fields, String name, Object value) {
    switch (value) {
      case Boolean yes -> fields.put(name, yes);
      case Double number when number == Math.rint(number) && Math.abs(number) < 1L << 53 ->
          fields.put(name, number.longValue());
      case Number number -> fields.put(name, number.doubleValue());
      default -> fields.put(name, value.toString());
    }
  }

  static ObjectNode version(FileVersion version) {
    return Json.object()
        .put("id", version.number())
        .put("lastModifiedDateTime", time(version.modifiedAt()))
        .put("size", version.size());
  }
}
