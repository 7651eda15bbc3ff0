package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Assumption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tries on a live site what this store assumes of SharePoint, with the rights of the service. */
final class LiveChecks {
  private final FileChecks files;
  private final ColumnChecks columns;
  private final RowChecks rows;

  LiveChecks(GraphConnection graph, Site site) {
    this.files = new FileChecks(new Library(graph, site.drive(graph)));
    this.columns = new ColumnChecks(graph, site);
    this.rows = new RowChecks(new ListItems(graph, site.id(), site.list(Site.RECORDS)));
  }

  /** Tries one after the other, and deletes its rows. */
  void examine(Consumer<Assumption> tried) {
    Stream.of(files.trials(), columns.trials())
        .flatMap(List::stream)
        .forEach(trial -> tried.accept(trial.tried()));
    try (rows) {
      rows.trials().forEach(trial -> tried.accept(trial.tried()));
    }
  }
}
