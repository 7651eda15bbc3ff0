package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.root;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files and folders of a library. */
class FilesAreKept {
  private static Service service;
  private static GraphServiceClient client;
  private static String drive;

  @BeforeAll
  static void start() {
    service = Service.start();
    client = service.client(Service.APP);
    drive = service.driveId();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aFileIsPutByPathAndReadBackThroughARedirection() {
    DriveItem item = put(client, drive, "a/b/first.txt", "hello", "fail");

    assertThat(item.getName()).isEqualTo("first.txt");
    assertThat(item.getSize()).isEqualTo(5);
    assertThat(download(client, drive, "a/b/first.txt")).isEqualTo("hello");
  }

  @Test
  void aNameThatIsTakenIsRefusedReplacedOrReplacedByAFreeOne() {
    put(client, drive, "c/taken.txt", "one", "fail");

    assertThat(refusal(() -> put(client, drive, "c/TAKEN.txt", "two", "fail")))
        .isEqualTo(
            new Service.Refusal(
                409, "nameAlreadyExists", "The specified item name already exists."));
    assertThat(put(client, drive, "c/taken.txt", "three", "rename").getName())
        .isEqualTo("taken 1.txt");
    put(client, drive, "c/taken.txt", "four", "replace");
    assertThat(download(client, drive, "c/taken.txt")).isEqualTo("four");
  }

  @Test
  void aFolderTellsItsChildren() {
    put(client, drive, "d/2.txt", "", "fail");
    put(client, drive, "d/1.txt", "x", "fail");

    assertThat(
            client
                .drives()
                .byDriveId(drive)
                .items()
                .byDriveItemId(root("d"))
                .children()
                .get()
                .getValue())
        .extracting(DriveItem::getName)
        .containsExactly("1.txt", "2.txt");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(refusal(() -> download(client, drive, "nowhere.txt")).code())
        .isEqualTo("itemNotFound");
  }
}
