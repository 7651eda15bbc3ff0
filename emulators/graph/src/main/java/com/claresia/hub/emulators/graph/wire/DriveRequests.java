package com.claresia.hub.emulators.graph.wire;

import static com.claresia.hub.emulators.graph.wire.Routes.SEVERAL;
import static com.claresia.hub.emulators.graph.wire.Routes.SINGLE;

import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.sites.ConflictBehavior;
import com.claresia.hub.emulators.graph.sites.Drive;
import com.claresia.hub.emulators.graph.sites.DriveItem;
import com.claresia.hub.emulators.graph.sites.ItemAddress;
import com.claresia.hub.emulators.graph.sites.ItemPage;
import com.claresia.hub.emulators.graph.sites.Sites;
import com.claresia.hub.emulators.graph.sites.Stored;
import com.claresia.hub.emulators.graph.sites.Upload;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** Libraries and their files. */
final class DriveRequests {
  private static final String DRIVE = "/drives/{drive-id}";
  private static final String ITEM = DRIVE + "/items/{driveItem-id}";
  private static final String CONFLICT = "@microsoft.graph.conflictBehavior";

  private final Sites sites;
  private final Downloads downloads;

  DriveRequests(Sites sites, Downloads downloads) {
    this.sites = sites;
    this.downloads = downloads;
  }

  void addTo(Routes routes) {
    routes
        .on("GET " + DRIVE, Role.READ, SINGLE, this::drive)
        .on("GET " + ITEM, Role.READ, SINGLE, this::item)
        .on("PATCH " + ITEM, Role.WRITE, SEVERAL, this::update)
        .on("DELETE " + ITEM, Role.WRITE, SEVERAL, this::delete)
        .on("GET " + ITEM + "/content", Role.READ, SINGLE, this::download)
        .on("PUT " + ITEM + "/content", Role.WRITE, SEVERAL, this::upload)
        .on("GET " + ITEM + "/children", Role.READ, SEVERAL, this::children)
        .on("POST " + ITEM + "/children", Role.WRITE, SEVERAL, this::createFolder)
        .on("GET " + ITEM + "/versions", Role.READ, SEVERAL, this::versions)
        .on("POST " + ITEM + "/permanentDelete", Role.WRITE, SEVERAL, this::purge)
        .on("GET " + ITEM + "/delta()", Role.READ, SEVERAL, this::delta);
  }

  private Drive driveOf(Call call) {
    return sites.drive(call.segment(1));
  }

  private static ItemAddress address(Call call) {
    return ItemAddress.parse(call.segment(3));
  }

  private DriveItem current(Call call) {
    return driveOf(call).find(address(call)).orElseThrow(Errors::itemNotFound);
  }

  private ObjectNode rendered(Call call, DriveItem item) {
    DriveItemRendering rendering =
        new DriveItemRendering(sites.site(driveOf(call).id().site()), driveOf(call), downloads);
    return Pages.selected(rendering.of(call, item), call.parameter("$select"));
  }

  private Answer drive(Call call) {
    Drive drive = driveOf(call);
    return Answer.ok(Rendering.drive(sites.site(drive.id().site()), drive));
  }

  private Answer item(Call call) {
    DriveItem item = driveOf(call).read(address(call));
    return call.knows(item.eTag()) ? Answer.notModified() : Answer.ok(rendered(call, item));
  }

  private Answer download(Call call) {
    DriveItem item = driveOf(call).read(address(call));
    if (!item.isFile()) {
      throw Errors.invalidRequest("A folder has no content");
    }
    return Answer.found(downloads.url(call, driveOf(call), item));
  }

  private Answer upload(Call call) {
    Drive drive = driveOf(call);
    ItemAddress address = address(call);
    DriveItem anchor =
        drive.find(new ItemAddress(address.anchor(), List.of())).orElseThrow(Errors::itemNotFound);
    Upload upload =
        new Upload(
            call.body(),
            call.header("content-type").orElse("application/octet-stream"),
            ConflictBehavior.parse(call.parameter(CONFLICT).orElse("replace")),
            call.precondition());
    Stored stored = drive.changes().put(anchor, address.path(), upload);
    int status =
        switch (stored.effect()) {
          case CREATED -> 201;
          case REPLACED -> 200;
        };
    return Answer.json(status, rendered(call, stored.item()));
  }

  private Answer children(Call call) {
    if (call.query().containsKey("$filter") || call.query().containsKey("$expand")) {
      throw Errors.notEmulated("$filter and $expand of children");
    }
    Drive drive = driveOf(call);
    List<DriveItem> all = new ArrayList<>(drive.children(drive.read(address(call))));
    switch (call.parameter("$orderby").orElse("name")) {
      case "name", "name asc" -> {}
      case "name desc" -> Collections.reverse(all);
      default -> throw Errors.notEmulated("$orderby of children but by name");
    }
    ItemPage<DriveItem> page = ItemPage.of(all, Pages.skip(call), Pages.top(call));
    return Pages.answer(
        call, page.items().stream().map(item -> rendered(call, item)).toList(), page.next());
  }

  private Answer createFolder(Call call) {
    JsonNode body = call.json();
    if (!body.has("folder")) {
      throw Errors.notEmulated("children that are no folders");
    }
    String said = body.path(CONFLICT).asText("fail");
    String conflict = call.parameter(CONFLICT).orElse(said);
    DriveItem folder =
        driveOf(call)
            .changes()
            .createFolder(
                current(call), body.path("name").asText(), ConflictBehavior.parse(conflict));
    return Answer.json(201, rendered(call, folder));
  }

  private Answer update(Call call) {
    JsonNode body = call.json();
    if (body.path("parentReference").has("path")) {
      throw Errors.notEmulated("a parentReference by path");
    }
    DriveItem item = current(call);
    DriveItem moved =
        driveOf(call)
            .changes()
            .move(
                item,
                body.path("parentReference").path("id").asText(item.parentId()),
                body.path("name").asText(item.name()),
                call.precondition());
    return Answer.ok(rendered(call, moved));
  }

  private Answer delete(Call call) {
    driveOf(call).changes().recycle(current(call), call.precondition());
    return Answer.noContent();
  }

  private Answer purge(Call call) {
    driveOf(call).changes().purge(current(call), call.precondition());
    return Answer.noContent();
  }

  private Answer versions(Call call) {
    List<ObjectNode> newestFirst =
        driveOf(call).read(address(call)).versions().reversed().stream()
            .map(Rendering::version)
            .toList();
    return Pages.answer(call, newestFirst, OptionalLong.empty());
  }

  private Answer delta(Call call) {
    Drive drive = driveOf(call);
    if (!current(call).id().equals(drive.root().id())) {
      throw Errors.notEmulated("the delta of a folder that is not the outermost");
    }
    return new DeltaPage<DriveItem>(drive::changedAfter, drive::lastChange, DriveItem::change)
        .answer(call, DriveItem::isLive, item -> rendered(call, item), DriveItem::id);
  }
}
