package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.FieldValueSet;
import com.microsoft.graph.models.ListItem;
import com.microsoft.graph.models.ListItemCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.lists.item.items.ItemsRequestBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of lists: by id, by filter, in order, page by page, up to the threshold. */
class RowsAreFound {
  private static final int THRESHOLD = 20;

  private static Service service;
  private static GraphServiceClient client;
  private static int lists;

  private String list;

  @BeforeAll
  static void start() {
    service =
        Service.start(
            EmulatorSettings.inMemory(Service.administrator(), Service.writer())
                .withThreshold(THRESHOLD));
    client = service.client(Service.APP);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void fill() {
    list = service.listOfRows("Rows " + lists++);
  }

  private ItemsRequestBuilder items() {
    return client.sites().bySiteId(service.siteId()).lists().byListId(list).items();
  }

  private ListItem add(int seq, String kind) {
    return Objects.requireNonNull(
        items().post(row(Map.of("Seq", seq, "Kind", kind, "Remark", "r"))));
  }

  private void add(int count) {
    for (int seq = 0; seq < count; seq++) {
      add(seq, seq % 2 == 0 ? "even" : "odd");
    }
  }

  private ListItemCollectionResponse find(String filter, String order, Integer top) {
    return Objects.requireNonNull(
        items()
            .get(request -> {
              request.queryParameters.filter = filter;
              request.queryParameters.orderby = order == null ? null : new String[] {order};
              request.queryParameters.top = top;
              request.queryParameters.expand = new String[] {"fields($select=Seq,Kind)"};
            }));
  }

  private static List<Object> seqs(ListItemCollectionResponse page) {
    return Objects.requireNonNull(page.getValue()).stream()
        .map(item -> Objects.requireNonNull(item.getFields()).getAdditionalData().get("Seq"))
        .toList();
  }

  @Test
  void byAnIndexedColumnInItsOrder() {
    add(10);

    assertThat(seqs(find("fields/Kind eq 'ODD' and fields/Seq gt 3", "fields/Seq desc", null)))
        .hasToString("[9.0, 7.0, 5.0]");
    assertThat(seqs(find("fields/Seq eq 7", null, null))).hasToString("[7.0]");
    assertThat(seqs(find("startswith(fields/Kind,'e') and not (fields/Seq le 5)", null, null)))
        .hasToString("[6.0, 8.0]");
  }

  @Test
  void pageByPage() {
    add(5);
    List<Object> all = new ArrayList<>();
    ListItemCollectionResponse page = find(null, null, 2);
    all.addAll(seqs(page));
    while (page.getOdataNextLink() != null) {
      page = Objects.requireNonNull(items().withUrl(page.getOdataNextLink()).get());
      all.addAll(seqs(page));
    }

    assertThat(all).hasToString("[0.0, 1.0, 2.0, 3.0, 4.0]");
  }

  @Test
  void aColumnWithoutAnIndexIsNotToBeFilteredBy() {
    add(1);

    assertThat(refusal(() -> find("fields/Remark eq 'r'", null, null)).message())
        .startsWith(
            "Field 'Remark' cannot be referenced in filter or orderby as it is not indexed.");
    assertThat(refusal(() -> find(null, "fields/Remark", null)).status()).isEqualTo(400);
  }

  private ListItemCollectionResponse findUnindexed() {
    return Objects.requireNonNull(
        items()
            .get(request -> {
              request.headers.add("Prefer", "HonorNonIndexedQueriesWarningMayFailRandomly");
              request.queryParameters.filter = "fields/Remark eq 'r'";
            }));
  }

  @Test
  void unlessTheClientTakesTheRiskAndTheListIsSmall() {
    add(3);
    assertThat(findUnindexed().getValue()).hasSize(3);

    add(THRESHOLD);
    assertThat(refusal(this::findUnindexed).message()).contains("exceeds the list view threshold");
  }

  @Test
  void moreRowsThanTheThresholdAreTooManyHoweverFewAreAskedFor() {
    add(THRESHOLD + 5);

    assertThat(refusal(() -> find("fields/Seq ge 0", null, 1)).message())
        .contains("exceeds the list view threshold");
    assertThat(seqs(find("fields/Seq ge 4 and fields/Seq lt 6", null, null)))
        .hasToString("[4.0, 5.0]");
    assertThat(seqs(find(null, "fields/Seq desc", 2))).hasToString("[24.0, 23.0]");
  }

  @Test
  void aRowIsChangedOnlyAsItWasSeen() {
    ListItem item = add(1, "one");
    String id = Objects.requireNonNull(item.getId());
    FieldValueSet changed = new FieldValueSet();
    changed.setAdditionalData(new HashMap<>(Map.of("Kind", "two")));
    items()
        .byListItemId(id)
        .fields()
        .patch(changed, request -> request.headers.add("If-Match", item.getETag()));

    assertThat(
            refusal(() ->
                    items()
                        .byListItemId(id)
                        .fields()
                        .patch(changed, request -> request.headers.add("If-Match", item.getETag())))
                .status())
        .isEqualTo(412);
    items().byListItemId(id).delete();
    assertThat(refusal(() -> items().byListItemId(id).get()).code()).isEqualTo("itemNotFound");
  }
}
