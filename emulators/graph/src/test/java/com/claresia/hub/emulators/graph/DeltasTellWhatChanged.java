package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.root;
import static com.claresia.hub.emulators.graph.Service.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.drives.item.items.item.delta.DeltaGetResponse;
import com.microsoft.graph.drives.item.items.item.delta.DeltaRequestBuilder;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.lists.item.items.ItemsRequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token stands for a time; a delta tells what changed since, each thing once. */
class DeltasTellWhatChanged {
  private Service service;
  private GraphServiceClient client;
  private String drive;

  @BeforeEach
  void start() {
    service = Service.start();
    client = service.client(Service.APP);
    drive = service.driveId();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private DeltaRequestBuilder delta() {
    return client.drives().byDriveId(drive).items().byDriveItemId("root").delta();
  }

  private static List<DriveItem> items(DeltaGetResponse page) {
    return Objects.requireNonNull(page.getValue());
  }

  private DeltaGetResponse next(DeltaGetResponse page) {
    return Objects.requireNonNull(
        delta().withUrl(Objects.requireNonNull(page.getOdataDeltaLink())).get());
  }

  @Test
  void ofFiles() {
    put(client, drive, "a.txt", "a", "fail");
    put(client, drive, "b.txt", "b", "fail");
    DeltaGetResponse all = Objects.requireNonNull(delta().get());
    assertThat(items(all)).extracting(DriveItem::getName).containsExactly("root", "a.txt", "b.txt");
    assertThat(items(next(all))).isEmpty();

    put(client, drive, "b.txt", "B", "replace");
    client.drives().byDriveId(drive).items().byDriveItemId(root("a.txt")).delete();
    List<DriveItem> changed = items(next(all));
    assertThat(changed).hasSize(2);
    assertThat(changed.getFirst().getName()).isEqualTo("b.txt");
    assertThat(Objects.requireNonNull(changed.getLast().getDeleted()).getState())
        .isEqualTo("deleted");
  }

  @Test
  void goingOnFromATokenCostsAsMuchAsASingleItem() {
    DeltaGetResponse all = Objects.requireNonNull(delta().get());
    service.emulator().requests().clear();
    next(all);
    assertThat(service.emulator().requests().units()).isEqualTo(1);
  }

  @Test
  void ofRows() {
    String list = service.listOfRows("Rows");
    ItemsRequestBuilder items =
        client.sites().bySiteId(service.siteId()).lists().byListId(list).items();
    Objects.requireNonNull(items.post(row(Map.of("Seq", 1))));
    assertThat(Objects.requireNonNull(items.delta().get()).getValue()).hasSize(1);
    items.byListItemId("1").delete();
    assertThat(Objects.requireNonNull(items.delta().get()).getValue()).isEmpty();
  }
}
