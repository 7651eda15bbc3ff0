package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.root;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.drives.item.items.item.children.ChildrenRequestBuilder;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.DriveItemCollectionResponse;
import com.microsoft.graph.models.Folder;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.ByteArrayInputStream;
import java.util.Objects;
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

  private static DriveItem putIf(String header, String tag, String path, String content) {
    return Objects.requireNonNull(
        Service.content(client, drive, path)
            .put(
                new ByteArrayInputStream(content.getBytes(UTF_8)),
                request -> request.headers.add(header, tag)));
  }

  @Test
  void contentIsReplacedOnlyAsItWasSeen() {
    DriveItem seen = put(client, drive, "e/a.txt", "one", "fail");
    DriveItem newer = putIf("If-Match", Objects.requireNonNull(seen.getETag()), "e/a.txt", "two");

    assertThat(
            refusal(() ->
                putIf("If-Match", Objects.requireNonNull(seen.getETag()), "e/a.txt", "three")))
        .isEqualTo(
            new Service.Refusal(
                412, "resourceModified", "ETag does not match current item's value"));
    putIf("If-Match", Objects.requireNonNull(newer.getCTag()), "e/a.txt", "four");
    assertThat(refusal(() -> putIf("If-None-Match", "*", "e/a.txt", "five")).status())
        .isEqualTo(412);
    assertThat(download(client, drive, "e/a.txt")).isEqualTo("four");
  }

  @Test
  void aFolderIsMadeFilledAndToldPageByPage() {
    DriveItem folder = new DriveItem();
    folder.setName("f");
    folder.setFolder(new Folder());
    String id =
        Objects.requireNonNull(
            Objects.requireNonNull(
                    client
                        .drives()
                        .byDriveId(drive)
                        .items()
                        .byDriveItemId("root")
                        .children()
                        .post(folder))
                .getId());
    for (int i = 0; i < 3; i++) {
      put(client, drive, "f/" + i, "", "fail");
    }
    ChildrenRequestBuilder children =
        client.drives().byDriveId(drive).items().byDriveItemId(id).children();
    DriveItemCollectionResponse page =
        Objects.requireNonNull(children.get(request -> request.queryParameters.top = 2));

    assertThat(page.getValue()).extracting(DriveItem::getName).containsExactly("0", "1");
    assertThat(
            Objects.requireNonNull(
                    children.withUrl(Objects.requireNonNull(page.getOdataNextLink())).get())
                .getValue())
        .extracting(DriveItem::getName)
        .containsExactly("2");
  }

  @Test
  void namesAreHeldToTheServicesRules() {
    assertThat(refusal(() -> put(client, drive, "g/a*b.txt", "", "fail")).code())
        .isEqualTo("invalidRequest");
    assertThat(refusal(() -> put(client, drive, "g/" + "x".repeat(256), "", "fail")).status())
        .isEqualTo(400);
  }

  @Test
  void theOutermostFolderStays() {
    assertThat(
            refusal(() -> client.drives().byDriveId(drive).items().byDriveItemId("root").delete())
                .status())
        .isEqualTo(400);
  }
}
