package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.root;
import static com.claresia.hub.emulators.graph.Service.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.lists.item.items.ItemsRequestBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For a while after a change, reads may show what was before; writes never go by that. */
class ReadsMayBeStale {
  private Service service;
  private GraphServiceClient client;
  private String drive;

  @BeforeEach
  void start() {
    service = Service.start();
    client = service.client(Service.APP);
    drive = service.driveId();
    put(client, drive, "d/old.txt", "old", "fail");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private List<String> children() {
    return Objects.requireNonNull(
            Objects.requireNonNull(
                    client
                        .drives()
                        .byDriveId(drive)
                        .items()
                        .byDriveItemId(root("d"))
                        .children()
                        .get())
                .getValue())
        .stream()
        .map(DriveItem::getName)
        .toList();
  }

  @Test
  void aNewFileIsNotFoundYetButItsNameIsTaken() {
    service.emulator().staleness().reads(1);
    put(client, drive, "d/new.txt", "new", "fail");

    assertThat(refusal(() -> put(client, drive, "d/new.txt", "other", "fail")).status())
        .isEqualTo(409);
    assertThat(refusal(() -> download(client, drive, "d/new.txt")).status()).isEqualTo(404);
    assertThat(download(client, drive, "d/new.txt")).isEqualTo("new");
  }

  @Test
  void aFileThatWasReplacedOrDeletedIsSeenAsItWas() {
    service.emulator().staleness().reads(1);
    put(client, drive, "d/old.txt", "newer", "replace");
    assertThat(download(client, drive, "d/old.txt")).isEqualTo("old");
    assertThat(download(client, drive, "d/old.txt")).isEqualTo("newer");

    client.drives().byDriveId(drive).items().byDriveItemId(root("d/old.txt")).delete();
    assertThat(children()).containsExactly("old.txt");
    assertThat(children()).isEmpty();
  }

  @Test
  void forSoLong() {
    service.emulator().staleness().age(Duration.ofHours(1));
    put(client, drive, "d/new.txt", "new", "fail");
    assertThat(children()).containsExactly("old.txt");
    assertThat(children()).containsExactly("old.txt");
  }

  @Test
  void rowsToo() {
    ItemsRequestBuilder items =
        client
            .sites()
            .bySiteId(service.siteId())
            .lists()
            .byListId(service.listOfRows("Rows"))
            .items();
    service.emulator().staleness().reads(1);
    Objects.requireNonNull(items.post(row(Map.of("Seq", 7))));

    assertThat(Objects.requireNonNull(items.get()).getValue()).isEmpty();
    assertThat(Objects.requireNonNull(items.get()).getValue()).hasSize(1);
  }
}
