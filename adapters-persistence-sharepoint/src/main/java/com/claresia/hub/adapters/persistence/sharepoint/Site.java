package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.microsoft.graph.models.Drive;
import com.microsoft.graph.models.ListCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.lists.ListsRequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A site and what the Hub has in it.
 *
 * @param id of the site
 * @param webUrl where people open it
 * @param lists ids of the lists that are there, by name
 */
record Site(String id, String webUrl, Map<String, String> lists) {
  /** The library that holds the log. */
  static final String LOG = "Log";

  /** The list that people browse. */
  static final String RECORDS = "Records";

  /** The list of how far each log is, a hint. */
  static final String HEADS = "Heads";

  static final List<String> NAMES = List.of(LOG, RECORDS, HEADS);

  Site {
    lists = Map.copyOf(lists);
  }

  /**
   * Looks the site up.
   *
   * @throws StoreUnavailable if it is not there, or not for this application
   */
  static Site find(GraphConnection graph, SiteAddress address) {
    com.microsoft.graph.models.Site site =
        graph
            .calls()
            .answerIfFound(
                Cost.item(Urgency.READ), () -> graph.client().sites().bySiteId(address.id()).get())
            .orElseThrow(() ->
                new StoreUnavailable(
                    "no site %s, or not for this application: check the DSN, and grant Sites.Selected on the site"
                        .formatted(address)));
    String id = Objects.requireNonNull(site.getId());
    String url = Optional.ofNullable(site.getWebUrl()).orElse(address.toString());
    return new Site(id, url, lists(graph, id));
  }

  private static Map<String, String> lists(GraphConnection graph, String site) {
    ListsRequestBuilder lists = graph.client().sites().bySiteId(site).lists();
    Cost cost = Cost.listing(Urgency.READ);
    Map<String, String> found = new TreeMap<>();
    new Pages<>(
            graph.calls(),
            cost,
            ListCollectionResponse::getValue,
            link -> lists.withUrl(link).get())
        .from(graph.calls().answer(cost, lists::get))
        .forEach(
            list -> found.put(String.valueOf(list.getDisplayName()), String.valueOf(list.getId())));
    found.keySet().retainAll(NAMES);
    return found;
  }

  /** Which of the Hub's lists are not there. */
  List<String> missing() {
    return NAMES.stream().filter(name -> !lists.containsKey(name)).toList();
  }

  /**
   * The id of a list.
   *
   * @throws StoreUnavailable if it is not there
   */
  String list(String name) {
    return Optional.ofNullable(lists.get(name)).orElseThrow(() -> lacks(List.of(name)));
  }

  /** What to say where lists are not there. */
  static StoreUnavailable lacks(List<String> names) {
    return new StoreUnavailable(
        "the site has no %s: run hub provision sharepoint".formatted(String.join(", ", names)));
  }

  /** The library's id as a drive. */
  String drive(GraphConnection graph) {
    GraphServiceClient client = graph.client();
    Drive drive =
        graph
            .calls()
            .answer(
                Cost.item(Urgency.READ),
                () -> client.sites().bySiteId(id).lists().byListId(list(LOG)).drive().get());
    return Objects.requireNonNull(drive.getId());
  }
}
