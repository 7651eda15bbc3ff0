package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks whether the lists' columns are as provisioning makes them. */
final class ColumnChecks {
  private final GraphConnection graph;
  private final Site site;

  ColumnChecks(GraphConnection graph, Site site) {
    this.graph = graph;
    this.site = site;
  }

  List<Trial> trials() {
    return List.of(
        new Trial(
            "the lists have their columns, of their kinds, with an index where they are asked by",
            "rows are refused or not found: delete the list, and provision; the log is whole",
            this::columns));
  }

  private Optional<String> columns() {
    List<String> wrong = new ArrayList<>();
    compare(Site.RECORDS, ViewColumns.ofRecords(), wrong);
    compare(Site.HEADS, ViewColumns.ofHeads(), wrong);
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
  }

  private void compare(String list, List<ColumnDefinition> wanted, List<String> wrong) {
    Map<String, ColumnDefinition> there =
        ListColumns.of(
                graph,
                graph
                    .client()
                    .sites()
                    .bySiteId(site.id())
                    .lists()
                    .byListId(site.list(list))
                    .columns())
            .stream()
            .collect(
                Collectors.toMap(
                    column -> String.valueOf(column.getName()), Function.identity(), (a, b) -> a));
    for (ColumnDefinition column : wanted) {
      String name = String.valueOf(column.getName());
      String found = Optional.ofNullable(there.get(name)).map(ColumnChecks::words).orElse("none");
      if (!isEnough(found, words(column))) {
        wrong.add("%s of %s is %s instead of %s".formatted(name, list, found, words(column)));
      }
    }
  }

  /** An index more does no harm. */
  private static boolean isEnough(String found, String wanted) {
    return found.equals(wanted) || found.equals("an indexed " + wanted);
  }

  private static String words(ColumnDefinition column) {
    String kind =
        column.getText() != null
            ? textKind(column)
            : column.getNumber() != null
                ? "number"
                : column.getDateTime() != null ? "time" : "column of another kind";
    return Boolean.TRUE.equals(column.getIndexed()) ? "an indexed " + kind : kind;
  }

  private static String textKind(ColumnDefinition column) {
    return Optional.ofNullable(column.getText())
            .filter(text -> Boolean.TRUE.equals(text.getAllowMultipleLines()))
            .isPresent()
        ? "text of several lines"
        : "text";
  }
}
