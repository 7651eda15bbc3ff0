package com.claresia.hub.emulators.graph.wire;

import static com.claresia.hub.emulators.graph.wire.Routes.SEVERAL;
import static com.claresia.hub.emulators.graph.wire.Routes.SINGLE;

import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.sites.Site;
import com.claresia.hub.emulators.graph.sites.SiteList;
import com.claresia.hub.emulators.graph.sites.Sites;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;

/** Sites, their lists and the columns of these. */
final class ListRequests {
  private static final String LISTS = "/sites/{site-id}/lists";
  private static final String LIST = LISTS + "/{list-id}";

  private final Sites sites;

  ListRequests(Sites sites) {
    this.sites = sites;
  }

  void addTo(Routes routes) {
    routes
        .on("GET /sites/{site-id}", Role.READ, SINGLE, this::site)
        .on("GET " + LISTS, Role.READ, SEVERAL, this::lists)
        .on("POST " + LISTS, Role.MANAGE, SEVERAL, this::create)
        .on("GET " + LIST, Role.READ, SINGLE, this::list)
        .on("DELETE " + LIST, Role.MANAGE, SEVERAL, this::delete)
        .on("GET " + LIST + "/columns", Role.READ, SEVERAL, this::columns)
        .on("POST " + LIST + "/columns", Role.MANAGE, SEVERAL, this::addColumn)
        .on("GET " + LIST + "/drive", Role.READ, SINGLE, this::drive);
  }

  private Site siteOf(Call call) {
    return sites.site(call.segment(1));
  }

  private SiteList listOf(Call call) {
    return sites.list(siteOf(call), call.segment(3));
  }

  private Answer site(Call call) {
    return Answer.ok(Pages.selected(Rendering.site(siteOf(call)), call.parameter("$select")));
  }

  private Answer lists(Call call) {
    if (call.query().containsKey("$filter") || call.query().containsKey("$orderby")) {
      throw Errors.notEmulated("$filter and $orderby of lists");
    }
    Site site = siteOf(call);
    List<ObjectNode> rendered =
        sites.lists(site).stream().map(list -> rendered(call, site, list)).toList();
    return Pages.answer(call, rendered, OptionalLong.empty());
  }

  private static ObjectNode rendered(Call call, Site site, SiteList list) {
    ObjectNode rendered = Pages.selected(Rendering.list(site, list), call.parameter("$select"));
    if (call.parameter("$expand").filter("columns"::equals).isPresent()) {
      ArrayNode columns = rendered.putArray("columns");
      list.columns().forEach(column -> columns.add(Rendering.column(column)));
    }
    return rendered;
  }

  private Answer list(Call call) {
    return Answer.ok(rendered(call, siteOf(call), listOf(call)));
  }

  private Answer delete(Call call) {
    sites.remove(listOf(call));
    return Answer.noContent();
  }

  private Answer create(Call call) {
    JsonNode body = call.json();
    Site site = siteOf(call);
    String template = body.path("list").path("template").asText("genericList");
    SiteList list =
        sites.add(
            site,
            body.path("displayName").asText(body.path("name").asText()),
            body.path("description").asText(""),
            template);
    body.path("columns").forEach(list::addColumn);
    return Answer.json(201, Rendering.list(site, list));
  }

  private Answer columns(Call call) {
    List<ObjectNode> columns = listOf(call).columns().stream().map(Rendering::column).toList();
    return Pages.answer(call, columns, OptionalLong.empty());
  }

  private Answer addColumn(Call call) {
    return Answer.json(201, Rendering.column(listOf(call).addColumn(call.json())));
  }

  private Answer drive(Call call) {
    SiteList list = listOf(call);
    if (!list.id().isLibrary()) {
      throw Errors.itemNotFound();
    }
    return Answer.ok(Rendering.drive(siteOf(call), sites.drive(list)));
  }
}
