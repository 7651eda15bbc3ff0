package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.put;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.graph.directory.Role;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.SiteItemRequestBuilder;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application may do with a site, by its role on that site. */
class RolesAreChecked {
  private Service service;
  private String list;
  private String drive;
  private String siteId;

  @BeforeEach
  void start() {
    service =
        Service.start(
            EmulatorSettings.inMemory(Service.administrator(), Service.writer())
                .withSites("records", "other"));
    list = service.listOfRows("Rows");
    drive = service.driveId();
    siteId = service.siteId();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private GraphServiceClient with(Role role) {
    service.emulator().grant(Service.APP, "records", role);
    return service.client(Service.APP);
  }

  private SiteItemRequestBuilder site(GraphServiceClient client) {
    return client.sites().bySiteId(siteId);
  }

  private void addRow(GraphServiceClient client) {
    Objects.requireNonNull(site(client).lists().byListId(list).items().post(row(Map.of("Seq", 1))));
  }

  private void addList(GraphServiceClient client) {
    com.microsoft.graph.models.List made = new com.microsoft.graph.models.List();
    made.setDisplayName("Made");
    Objects.requireNonNull(site(client).lists().post(made));
  }

  private void addColumn(GraphServiceClient client) {
    Objects.requireNonNull(
        site(client).lists().byListId(list).columns().post(Service.text("Added", true)));
  }

  @Test
  void readReadsOnly() {
    GraphServiceClient client = with(Role.READ);

    assertThat(site(client).lists().byListId(list).get()).isNotNull();
    assertThat(refusal(() -> addRow(client)))
        .isEqualTo(new Service.Refusal(403, "accessDenied", "Access denied"));
    assertThat(refusal(() -> put(client, drive, "a.txt", "a", "fail")).status()).isEqualTo(403);
  }

  @Test
  void writeChangesRowsAndFilesButMakesNoLists() {
    GraphServiceClient client = with(Role.WRITE);
    addRow(client);
    put(client, drive, "a.txt", "a", "fail");

    assertThat(refusal(() -> addList(client)).status()).isEqualTo(403);
    assertThat(refusal(() -> addColumn(client)).status()).isEqualTo(403);
  }

  @Test
  void manageMakesListsAndColumnsAndTakesThemAway() {
    GraphServiceClient client = with(Role.MANAGE);
    addList(client);
    addColumn(client);
    site(client).lists().byListId("Made").delete();

    assertThat(refusal(() -> site(client).lists().byListId("Made").get()).status()).isEqualTo(404);
  }

  @Test
  void aRoleOnOneSiteIsNoneOnAnother() {
    GraphServiceClient client = with(Role.OWNER);

    assertThat(
            refusal(() -> client.sites().bySiteId(EmulatorSettings.HOST + ":/sites/other").get())
                .status())
        .isEqualTo(403);
  }

  @Test
  void aSiteThatIsNotThereIsNotFound() {
    assertThat(
            refusal(() ->
                    service.admin().sites().bySiteId(EmulatorSettings.HOST + ":/sites/none").get())
                .code())
        .isEqualTo("itemNotFound");
  }
}
