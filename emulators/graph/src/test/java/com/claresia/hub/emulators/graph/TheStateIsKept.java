package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.root;
import static com.claresia.hub.emulators.graph.Service.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.graph.control.DirectAccess;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator with a directory has everything again when it starts anew. */
class TheStateIsKept {
  @TempDir private Path directory;

  private Service start() {
    return Service.start(
        EmulatorSettings.inMemory(Service.administrator(), Service.writer()).keptIn(directory));
  }

  private String fill() {
    try (Service service = start()) {
      GraphServiceClient client = service.client(Service.APP);
      String drive = service.driveId();
      put(client, drive, "a/b.txt", "first", "fail");
      put(client, drive, "a/b.txt", "second", "replace");
      put(client, drive, "a/gone.txt", "gone", "fail");
      client.drives().byDriveId(drive).items().byDriveItemId(root("a/gone.txt")).delete();
      service.listOfRows("Rows");
      Objects.requireNonNull(
          client
              .sites()
              .bySiteId(service.siteId())
              .lists()
              .byListId("Rows")
              .items()
              .post(row(Map.of("Seq", 7, "Kind", "k"))));
      return service.emulator().token(Service.APP);
    }
  }

  private void assertKept(String token) {
    try (Service service = start()) {
      GraphServiceClient client = service.client(Service.APP);
      String drive = service.driveId();
      DirectAccess direct = service.emulator().direct("records");
      assertThat(download(client, drive, "a/b.txt")).isEqualTo("second");
      assertThat(direct.versions("Documents", "a/b.txt")).containsExactly("1.0", "2.0");
      assertThat(direct.recycleBin("Documents")).containsExactly("gone.txt");
      assertThat(refusal(() -> put(client, drive, "a/B.txt", "x", "fail")).status()).isEqualTo(409);
      assertThat(
              Objects.requireNonNull(
                      client
                          .sites()
                          .bySiteId(service.siteId())
                          .lists()
                          .byListId("Rows")
                          .items()
                          .get(request -> request.queryParameters.filter = "fields/Seq eq 7"))
                  .getValue())
          .hasSize(1);
      assertThat(service.emulator().token(Service.APP)).hasSameSizeAs(token);
    }
  }

  @Test
  void filesVersionsRecycleBinListsAndRows() {
    String token = fill();
    assertKept(token);
    assertKept(token);
  }

  @Test
  void alsoWhenAKillCutTheLastLineShort() throws IOException {
    String token = fill();
    Files.writeString(
        directory.resolve("journal.ndjson"), "{\"kind\":\"li", StandardOpenOption.APPEND);
    assertKept(token);
  }
}
