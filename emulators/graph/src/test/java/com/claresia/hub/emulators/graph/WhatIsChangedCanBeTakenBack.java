package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.root;
import static com.claresia.hub.emulators.graph.Service.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.graph.control.DirectAccess;
import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.DriveItemVersion;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions, the recycle bin, and what goes past both. */
class WhatIsChangedCanBeTakenBack {
  private Service service;
  private GraphServiceClient client;
  private DirectAccess direct;
  private String drive;

  @BeforeEach
  void start() {
    service = Service.start();
    client = service.client(Service.APP);
    direct = service.emulator().direct("records");
    drive = service.driveId();
    put(client, drive, "d/a.txt", "first", "fail");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private DriveItemItemRequestBuilder item(String path) {
    return client.drives().byDriveId(drive).items().byDriveItemId(root(path));
  }

  private String eTag() {
    return Objects.requireNonNull(Objects.requireNonNull(item("d/a.txt").get()).getETag());
  }

  @Test
  void everyContentIsAVersionAndAnOlderOneCanBeRestored() {
    put(client, drive, "d/a.txt", "second", "replace");
    assertThat(Objects.requireNonNull(item("d/a.txt").versions().get()).getValue())
        .extracting(DriveItemVersion::getId)
        .containsExactly("2.0", "1.0");

    direct.restoreVersion("Documents", "d/a.txt", "1.0");
    assertThat(download(client, drive, "d/a.txt")).isEqualTo("first");
    assertThat(direct.versions("Documents", "d/a.txt")).containsExactly("1.0", "2.0", "3.0");
  }

  @Test
  void whatIsDeletedIsInTheRecycleBin() {
    item("d").delete();
    assertThat(refusal(() -> download(client, drive, "d/a.txt")).status()).isEqualTo(404);
    assertThat(direct.recycleBin("Documents")).containsExactly("d");

    direct.restore("Documents", "d");
    assertThat(download(client, drive, "d/a.txt")).isEqualTo("first");
  }

  @Test
  void whatIsDeletedForEverIsNot() {
    item("d/a.txt").permanentDelete().post();
    assertThat(direct.recycleBin("Documents")).isEmpty();
    assertThat(direct.files("Documents")).isEmpty();
  }

  /** A new one each time: the SDK sends what was set since it last sent it. */
  private static DriveItem named(String name) {
    DriveItem item = new DriveItem();
    item.setName(name);
    return item;
  }

  @Test
  void aChangeCanBeBoundToWhatWasSeen() {
    String seen = eTag();
    put(client, drive, "d/a.txt", "second", "replace");

    assertThat(
            refusal(() ->
                    item("d/a.txt")
                        .patch(named("b.txt"), request -> request.headers.add("If-Match", seen)))
                .status())
        .isEqualTo(412);
    assertThat(
            refusal(() -> item("d/a.txt").delete(request -> request.headers.add("If-Match", seen)))
                .status())
        .isEqualTo(412);
    String now = eTag();
    item("d/a.txt").patch(named("b.txt"), request -> request.headers.add("If-Match", now));
    assertThat(direct.files("Documents")).containsExactly("d/b.txt");
  }

  @Test
  void bytesAreChangedBehindEverythingThatTellsOfIt() {
    String before = eTag();
    direct.edit("Documents", "d/a.txt", "FIRST".getBytes(UTF_8));

    assertThat(download(client, drive, "d/a.txt")).isEqualTo("FIRST");
    assertThat(eTag()).isEqualTo(before);
    assertThat(direct.versions("Documents", "d/a.txt")).hasSize(1);
  }

  @Test
  void peopleSaveRenameAndDeleteFilesAndRows() {
    direct.save("Documents", "d/a.txt", "by hand".getBytes(UTF_8));
    direct.rename("Documents", "d/a.txt", "c.txt");
    assertThat(direct.read("Documents", "d/c.txt")).asString().isEqualTo("by hand");
    direct.purge("Documents", "d/c.txt");
    assertThat(direct.files("Documents")).isEmpty();

    service.listOfRows("Rows");
    Objects.requireNonNull(
        client
            .sites()
            .bySiteId(service.siteId())
            .lists()
            .byListId("Rows")
            .items()
            .post(row(Map.of("Kind", "a"))));
    direct.editRow("Rows", 1, Map.of("Kind", "b"));
    assertThat(direct.rows("Rows").getFirst().fields()).containsEntry("Kind", "b");
    direct.deleteRow("Rows", 1);
    assertThat(direct.rows("Rows")).isEmpty();
  }
}
