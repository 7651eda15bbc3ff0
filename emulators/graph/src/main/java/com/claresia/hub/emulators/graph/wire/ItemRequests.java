package com.claresia.hub.emulators.graph.wire;

import static com.claresia.hub.emulators.graph.wire.Routes.SEVERAL;
import static com.claresia.hub.emulators.graph.wire.Routes.SINGLE;

import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.sites.ItemPage;
import com.claresia.hub.emulators.graph.sites.ItemQuery;
import com.claresia.hub.emulators.graph.sites.ItemQuery.Unindexed;
import com.claresia.hub.emulators.graph.sites.ListItem;
import com.claresia.hub.emulators.graph.sites.Site;
import com.claresia.hub.emulators.graph.sites.SiteList;
import com.claresia.hub.emulators.graph.sites.Sites;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The rows of lists. */
final class ItemRequests {
  private static final String ITEMS = "/sites/{site-id}/lists/{list-id}/items";
  private static final String ITEM = ITEMS + "/{listItem-id}";
  private static final String UNINDEXED = "HonorNonIndexedQueriesWarningMayFailRandomly";

  private final Sites sites;

  ItemRequests(Sites sites) {
    this.sites = sites;
  }

  void addTo(Routes routes) {
    routes
        .on("GET " + ITEMS, Role.READ, SEVERAL, this::find)
        .on("POST " + ITEMS, Role.WRITE, SEVERAL, this::create)
        .on("GET " + ITEM, Role.READ, SINGLE, this::read)
        .on("PATCH " + ITEM, Role.WRITE, SEVERAL, this::update)
        .on("DELETE " + ITEM, Role.WRITE, SEVERAL, this::delete)
        .on("GET " + ITEM + "/fields", Role.READ, SINGLE, this::fields)
        .on("PATCH " + ITEM + "/fields", Role.WRITE, SEVERAL, this::updateFields)
        .on("GET " + ITEM + "/versions", Role.READ, SEVERAL, this::versions)
        .on("GET " + ITEMS + "/delta()", Role.READ, SEVERAL, this::delta);
  }

  private Site site(Call call) {
    return sites.site(call.segment(1));
  }

  private SiteList list(Call call) {
    SiteList list = sites.list(site(call), call.segment(3));
    if (list.id().isLibrary()) {
      throw Errors.notEmulated("the rows of a library");
    }
    return list;
  }

  private static int row(Call call) {
    try {
      return Integer.parseInt(call.segment(5));
    } catch (NumberFormatException e) {
      throw Errors.itemNotFound();
    }
  }

  private Answer find(Call call) {
    Unindexed unindexed =
        call.header("prefer").filter(prefer -> prefer.contains(UNINDEXED)).isPresent()
            ? Unindexed.IF_FEW_ROWS
            : Unindexed.REFUSED;
    ItemQuery query =
        new ItemQuery(
            call.parameter("$filter"),
            call.parameter("$orderby"),
            unindexed,
            Pages.skip(call),
            Pages.top(call));
    SiteList list = list(call);
    ItemPage<ListItem> page = list.find(query);
    return Pages.answer(call, rendered(call, list, page.items()), page.next());
  }

  private List<ObjectNode> rendered(Call call, SiteList list, List<ListItem> items) {
    FieldsExpansion expansion = FieldsExpansion.of(call);
    Site site = site(call);
    return items.stream().map(item -> expansion.render(site, list, item)).toList();
  }

  private Answer whole(Call call, int status, SiteList list, ListItem item) {
    ObjectNode rendered = Rendering.item(site(call), list, item);
    rendered.set("fields", Rendering.fields(list, item));
    return Answer.json(status, rendered);
  }

  private Answer create(Call call) {
    SiteList list = list(call);
    return whole(call, 201, list, list.add(call.json().path("fields")));
  }

  private Answer read(Call call) {
    SiteList list = list(call);
    ListItem item = list.read(row(call));
    return call.knows(list.eTag(item))
        ? Answer.notModified()
        : Answer.ok(FieldsExpansion.of(call).render(site(call), list, item));
  }

  private Answer update(Call call) {
    SiteList list = list(call);
    return whole(
        call, 200, list, list.update(row(call), call.json().path("fields"), call.precondition()));
  }

  private Answer delete(Call call) {
    list(call).recycle(row(call), call.precondition());
    return Answer.noContent();
  }

  private Answer fields(Call call) {
    SiteList list = list(call);
    return Answer.ok(Rendering.fields(list, list.read(row(call))));
  }

  private Answer updateFields(Call call) {
    SiteList list = list(call);
    ListItem item = list.update(row(call), call.json(), call.precondition());
    return Answer.ok(Rendering.fields(list, item));
  }

  /** Lists keep no older versions unless they are told to, which cannot be done here. */
  private Answer versions(Call call) {
    SiteList list = list(call);
    ListItem item = list.read(row(call));
    ObjectNode version =
        Json.object()
            .put("id", "1.0")
            .put("lastModifiedDateTime", Rendering.time(item.modifiedAt()));
    version.set("fields", Rendering.fields(list, item));
    return Answer.ok(Pages.collection(List.of(version)));
  }

  private Answer delta(Call call) {
    SiteList list = list(call);
    FieldsExpansion expansion = FieldsExpansion.of(call);
    Site site = site(call);
    return new DeltaPage<ListItem>(list::changedAfter, list::lastChange, ListItem::change)
        .answer(
            call,
            ListItem::isLive,
            item -> expansion.render(site, list, item),
            item -> Integer.toString(item.id()));
  }
}
