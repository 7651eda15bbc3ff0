package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.ColumnDefinition;
import com.microsoft.graph.models.ListInfo;
import com.microsoft.graph.sites.item.lists.ListsRequestBuilder;
import com.microsoft.graph.sites.item.lists.item.columns.ColumnsRequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes what is not there: the library, the lists, and their columns, indexed where asked by. */
final class Provisioning {
  private static final Cost WRITE = Cost.write(Urgency.READ);

  private final GraphConnection graph;
  private final ListsRequestBuilder lists;
  private final Site site;

  Provisioning(GraphConnection graph, Site site) {
    this.graph = graph;
    this.site = site;
    this.lists = graph.client().sites().bySiteId(site.id()).lists();
  }

  /** What was made, one line each. */
  List<String> provide() {
    List<String> done = new ArrayList<>();
    Map<String, String> ids = new TreeMap<>(site.lists());
    for (String name : site.missing()) {
      ids.put(name, make(name));
      done.add("list " + name);
    }
    addColumns(done, Site.RECORDS, ids, ViewColumns.ofRecords());
    addColumns(done, Site.HEADS, ids, ViewColumns.ofHeads());
    return done;
  }

  private String make(String name) {
    com.microsoft.graph.models.List list = new com.microsoft.graph.models.List();
    list.setDisplayName(name);
    ListInfo info = new ListInfo();
    info.setTemplate(name.equals(Site.LOG) ? "documentLibrary" : "genericList");
    list.setList(info);
    Attempt<com.microsoft.graph.models.List> made =
        graph.calls().once(WRITE, () -> lists.post(list));
    return switch (made) {
      case Attempt.Done<com.microsoft.graph.models.List>(var there) ->
          Objects.requireNonNull(there.getId());
      case Attempt.Refused<?> refused -> throw Failures.mayNotProvide(refused);
      case Attempt.Lost<?> lost -> throw Failures.unavailable(lost);
    };
  }

  private void addColumns(
      List<String> done, String name, Map<String, String> ids, List<ColumnDefinition> wanted) {
    ColumnsRequestBuilder columns = lists.byListId(Objects.requireNonNull(ids.get(name))).columns();
    Set<String> there =
        ListColumns.of(graph, columns).stream()
            .map(column -> String.valueOf(column.getName()))
            .collect(Collectors.toSet());
    for (ColumnDefinition column : wanted) {
      if (!there.contains(String.valueOf(column.getName()))) {
        add(columns, column);
        done.add("column %s of %s".formatted(column.getName(), name));
      }
    }
  }

  private void add(ColumnsRequestBuilder columns, ColumnDefinition column) {
    Attempt<ColumnDefinition> added = graph.calls().once(WRITE, () -> columns.post(column));
    switch (added) {
      case Attempt.Done<ColumnDefinition> done -> {}
      case Attempt.Refused<ColumnDefinition> refused -> throw Failures.mayNotProvide(refused);
      case Attempt.Lost<ColumnDefinition> lost -> throw Failures.unavailable(lost);
    }
  }
}
