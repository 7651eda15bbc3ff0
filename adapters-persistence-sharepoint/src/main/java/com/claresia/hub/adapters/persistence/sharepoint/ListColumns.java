package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.ColumnDefinition;
import com.microsoft.graph.models.ColumnDefinitionCollectionResponse;
import com.microsoft.graph.sites.item.lists.item.columns.ColumnsRequestBuilder;
import java.util.List;

/** The columns that a list has. */
final class ListColumns {
  private ListColumns() {}

  static List<ColumnDefinition> of(GraphConnection graph, ColumnsRequestBuilder columns) {
    Cost cost = Cost.listing(Urgency.READ);
    return new Pages<>(
            graph.calls(),
            cost,
            ColumnDefinitionCollectionResponse::getValue,
            link -> columns.withUrl(link).get())
        .from(graph.calls().answer(cost, columns::get));
  }
}
