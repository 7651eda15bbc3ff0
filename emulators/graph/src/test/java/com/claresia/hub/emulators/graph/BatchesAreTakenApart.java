package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.sites.item.lists.item.items.ItemsRequestBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each part of a batch is answered, charged and refused for itself. */
class BatchesAreTakenApart {
  private Service service;
  private GraphServiceClient client;
  private ItemsRequestBuilder items;

  @BeforeEach
  void start() {
    service = Service.start();
    client = service.client(Service.APP);
    items =
        client
            .sites()
            .bySiteId(service.siteId())
            .lists()
            .byListId(service.listOfRows("Rows"))
            .items();
    service.emulator().requests().clear();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private BatchResponseContent post(int parts) throws IOException {
    BatchRequestContent content = new BatchRequestContent(client);
    for (int i = 0; i < parts; i++) {
      content.addBatchRequestStep(items.toPostRequestInformation(row(Map.of("Seq", i))));
    }
    return client.getBatchRequestBuilder().post(content, new HashMap<>());
  }

  @Test
  void twentyRowsAreAddedAtOnce() throws IOException {
    assertThat(post(20).getResponsesStatusCode().values()).hasSize(20).containsOnly(201);

    List<RecordedRequest> parts =
        service.emulator().requests().matching(request -> request.part().isPresent());
    assertThat(parts).hasSize(20).extracting(RecordedRequest::units).containsOnly(2);
    assertThat(service.emulator().requests().units()).isEqualTo(40);
    assertThat(service.emulator().requests().refused()).isZero();
  }

  @Test
  void aPartIsThrottledForItself() throws IOException {
    service.emulator().faults().inject(Fault.THROTTLED, 3, incoming -> incoming.part().isPresent());

    assertThat(post(5).getResponsesStatusCode().values())
        .containsExactlyInAnyOrder(429, 429, 429, 201, 201);
  }

  private static final String FAILING =
      "{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/drives/none\"}";

  private List<Integer> statuses(String... parts) {
    HttpResponse<byte[]> response =
        RawHttp.to(service.emulator())
            .post(Service.APP, "/$batch", "{\"requests\": [" + String.join(",", parts) + "]}");
    List<Integer> statuses = new ArrayList<>();
    RawHttp.json(response)
        .path("responses")
        .forEach(part -> statuses.add(part.path("status").asInt()));
    return statuses;
  }

  @Test
  void whatDependsOnAPartThatFailedIsNotTried() {
    String dependent =
        "{\"id\": \"2\", \"method\": \"GET\", \"url\": \"/drives/none\", \"dependsOn\": [\"1\"]}";
    service.emulator().requests().clear();

    assertThat(statuses(FAILING, dependent)).containsExactly(404, 424);
    assertThat(service.emulator().requests().units()).isEqualTo(1);
  }

  @Test
  void aPartThatIsNotDescribedIsRefusedAlone() {
    String unknown = "{\"id\": \"2\", \"method\": \"GET\", \"url\": \"/me\"}";
    assertThat(statuses(FAILING, unknown)).containsExactly(404, 400);
    assertThat(service.emulator().requests().refused()).isEqualTo(1);
  }

  @Test
  void aLineThatIsCutAfterAPartLeavesItsEffect() throws IOException {
    service
        .emulator()
        .faults()
        .inject(Fault.CUT_AFTER_EFFECT, 1, incoming -> incoming.part().isPresent());

    assertThatThrownBy(() -> post(3)).hasRootCauseInstanceOf(IOException.class);
    assertThat(service.emulator().direct("records").rows("Rows")).hasSize(1);
  }

  /** The SDK tells neither a status of a part nor of the whole. */
  @Test
  void aBatchThatIsThrottledAsAWholeTellsNothingOfItsParts() throws IOException {
    service
        .emulator()
        .faults()
        .inject(Fault.THROTTLED, 1, incoming -> incoming.path().equals("/$batch"));

    assertThat(post(3).getResponsesStatusCode()).isEmpty();
  }
}
