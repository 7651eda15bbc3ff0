package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.models.FieldValueSet;
import com.microsoft.graph.models.ListItem;
import com.microsoft.graph.models.ListItemCollectionResponse;
import com.microsoft.graph.sites.item.lists.item.items.ItemsRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of one list. */
final class ListItems {
  /** Most requests in one batch. */
  static final int BATCH = 20;

  private static final int PAGE = 1_000;

  private final GraphConnection graph;
  private final String site;
  private final String list;

  ListItems(GraphConnection graph, String site, String list) {
    this.graph = graph;
    this.site = site;
    this.list = list;
  }

  private ItemsRequestBuilder items() {
    return graph.client().sites().bySiteId(site).lists().byListId(list).items();
  }

  /** Items that pass a filter on indexed columns, all pages of them. */
  List<ListItem> where(String filter, Urgency urgency) {
    Cost cost = Cost.listing(urgency);
    return new Pages<>(
            graph.calls(),
            cost,
            ListItemCollectionResponse::getValue,
            link -> items().withUrl(link).get())
        .from(graph.calls().answer(cost, () -> page(filter, PAGE)));
  }

  /**
   * The first items that pass a filter, in the order of a column; empty where SharePoint does not
   * answer, as when it would have to look at too many.
   */
  Optional<List<ListItem>> first(String filter, String orderBy, int most, Urgency urgency) {
    Attempt<ListItemCollectionResponse> attempt =
        graph
            .calls()
            .once(
                Cost.listing(urgency),
                () ->
                    items()
                        .get(q -> {
                          q.queryParameters.filter = filter;
                          q.queryParameters.orderby = new String[] {orderBy};
                          q.queryParameters.expand = new String[] {"fields"};
                          q.queryParameters.top = most;
                        }));
    return switch (attempt) {
      case Attempt.Done<ListItemCollectionResponse>(var page) ->
          Optional.ofNullable(page.getValue());
      case Attempt.Refused<ListItemCollectionResponse> refused -> Optional.empty();
      case Attempt.Lost<ListItemCollectionResponse> lost -> Optional.empty();
    };
  }

  private @Nullable ListItemCollectionResponse page(String filter, int most) {
    return items()
        .get(q -> {
          q.queryParameters.filter = filter;
          q.queryParameters.expand = new String[] {"fields"};
          q.queryParameters.top = most;
        });
  }

  /** Adds an item. Never repeated here: it would be there twice. */
  Attempt<ListItem> add(Map<String, Object> fields, Urgency urgency) {
    return graph.calls().once(Cost.write(urgency), () -> items().post(item(fields)));
  }

  /** Changes an item that still is as {@code etag} says; 412 where it is not. */
  Attempt<FieldValueSet> change(
      String id, String etag, Map<String, Object> fields, Urgency urgency) {
    return graph
        .calls()
        .once(
            Cost.write(urgency),
            () ->
                items()
                    .byListItemId(id)
                    .fields()
                    .patch(values(fields), q -> q.headers.add("If-Match", etag)));
  }

  /**
   * Puts an item into the recycle bin.
   *
   * @throws com.claresia.hub.application.port.StoreUnavailable if it cannot be deleted
   */
  void remove(String id, Urgency urgency) {
    graph
        .calls()
        .answerIfFound(
            Cost.write(urgency),
            () -> {
              items().byListItemId(id).delete();
              return id;
            });
  }

  private static ListItem item(Map<String, Object> fields) {
    ListItem item = new ListItem();
    item.setFields(values(fields));
    return item;
  }

  private static FieldValueSet values(Map<String, Object> fields) {
    FieldValueSet values = new FieldValueSet();
    values.setAdditionalData(new HashMap<>(fields));
    return values;
  }

  /**
   * Adds up to {@value #BATCH} items with one request.
   *
   * @return the status of each, in order, 0 where none was told
   */
  Attempt<List<Integer>> addAll(List<Map<String, Object>> rows, Urgency urgency) {
    return graph.calls().once(new Cost(2 * rows.size(), urgency), () -> batch(rows));
  }

  private List<Integer> batch(List<Map<String, Object>> rows) {
    BatchRequestContent content =
        new BatchRequestContent(graph.client().getRequestAdapter(), List.of());
    Map<String, Map<String, Object>> steps = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      RequestInformation request = items().toPostRequestInformation(item(row));
      steps.put(content.addBatchRequestStep(request), row);
    }
    Map<String, Integer> statuses = sent(content).getResponsesStatusCode();
    return steps.keySet().stream().map(id -> statuses.getOrDefault(id, 0)).toList();
  }

  private BatchResponseContent sent(BatchRequestContent content) {
    try {
      return Objects.requireNonNull(
          graph.client().getBatchRequestBuilder().post(content, new HashMap<>(Failures.SHAPES)));
    } catch (IOException e) {
      throw new Calls.CutOff(e);
    }
  }
}
