package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.claresia.hub.emulators.graph.limits.Budget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * All that this store ever sends is held against the published description by an independent
 * validator, beside the emulator's own check.
 */
class RequestsAreAsDescribed {
  private static final Set<String> SENT =
      Set.of(
          "GET /sites/{site-id}",
          "GET /sites/{site-id}/lists",
          "POST /sites/{site-id}/lists",
          "GET /sites/{site-id}/lists/{list-id}/columns",
          "POST /sites/{site-id}/lists/{list-id}/columns",
          "GET /sites/{site-id}/lists/{list-id}/drive",
          "GET /sites/{site-id}/lists/{list-id}/items",
          "POST /sites/{site-id}/lists/{list-id}/items",
          "DELETE /sites/{site-id}/lists/{list-id}/items/{listItem-id}",
          "PATCH /sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields",
          "GET /drives/{drive-id}/items/{driveItem-id}",
          "GET /drives/{drive-id}/items/{driveItem-id}/content",
          "PUT /drives/{drive-id}/items/{driveItem-id}/content",
          "GET /drives/{drive-id}/items/{driveItem-id}/children",
          "POST /$batch");

  @Test
  void toAnIndependentValidator() throws IOException {
    PublishedDescription description = PublishedDescription.read();
    try (LocalSite site = LocalSite.bare(Budget.UNLIMITED)) {
      site.provision();
      live(site);
      new SharePointStorageBackend().examine(site.settings(Map.of()), assumption -> {});

      List<RecordedRequest> sent = site.emulator().requests().all();
      assertThat(site.emulator().requests().count()).isEqualTo(sent.size());
      assertThat(operations(sent)).isEqualTo(SENT);
      assertThat(sent.stream().map(description::violations).flatMap(List::stream)).isEmpty();
    }
  }

  private static Set<String> operations(List<RecordedRequest> sent) {
    return sent.stream()
        .flatMap(request -> request.operation().stream())
        .collect(Collectors.toSet());
  }

  /** Appends, shows, asks, signs and verifies. */
  private static void live(LocalSite site) {
    try (HubStore store = site.open(Map.of("keep-interval", "1", "refresh", "1"))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      tenant.append(40);
      store.putCheckpoint(tenant.id(), Checkpointed.at(40));
      awaitAnswerFromTheList(store, tenant);
      tenant.append(2);
      store.putCheckpoint(tenant.id(), Checkpointed.at(42));
      try (HubStore verifier = site.open(Map.of("access", "verify"))) {
        assertThat(tenant.through(verifier).places()).hasSize(42);
        assertThat(verifier.extent(tenant.id())).isEqualTo(42);
      }
    }
  }

  private static void awaitAnswerFromTheList(HubStore store, TestTenant tenant) {
    Timeline timeline = ((SharePointHubStore) store).timeline();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (timeline.answeredByView() == 0) {
      assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
      store.query(tenant.id(), decisionsOfADay());
    }
  }

  private static TimelineQuery decisionsOfADay() {
    Instant day = Instant.parse("2026-05-02T00:00:00Z");
    return new TimelineQuery(
        Optional.of(RecordType.DECISION),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(day),
        Optional.of(day.plus(Duration.ofDays(1))),
        new SeqRange(0, 1_000),
        100,
        Integer.MAX_VALUE);
  }

  @Test
  void whatIsNotAsDescribedIsFoundByIt() throws IOException {
    PublishedDescription description = PublishedDescription.read();
    assertThat(description.violations(request("GET", "/sites/1/pages", Optional.empty())))
        .isNotEmpty();
    assertThat(
            description.violations(
                request("GET", "/sites/1/lists/2/items?top=1", Optional.empty())))
        .isNotEmpty();
    assertThat(
            description.violations(
                request("POST", "/sites/1/lists/2/columns", Optional.of("{\"indexed\":\"yes\"}"))))
        .isNotEmpty();
  }

  private static RecordedRequest request(String method, String url, Optional<String> body) {
    return new RecordedRequest(
        Instant.EPOCH,
        method,
        url,
        Map.of("content-type", "application/json"),
        body,
        0,
        LocalSite.APP,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        200,
        0);
  }
}
