package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.limits.Budget;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request costs units, and an application has so many a minute and a day. */
class UnitsAreCharged {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private Service service;
  private RawHttp http;
  private String drive;

  @BeforeEach
  void start() {
    service =
        Service.start(
            EmulatorSettings.inMemory(Service.administrator(), Service.writer())
                .withBudget(new Budget(10, 25))
                .timed(Duration.ofHours(48), now::get));
    http = RawHttp.to(service.emulator());
    drive = service.driveId();
    service.emulator().requests().clear();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> item() {
    return http.get(Service.APP, "/drives/" + drive + "/items/root");
  }

  @Test
  void oneForASingleItemOrADownloadTwoForAChangeOrSeveralItems() {
    GraphServiceClient client = service.client(Service.APP);
    put(client, drive, "a.txt", "a", "fail");
    assertThat(service.emulator().requests().units()).isEqualTo(2);
    download(client, drive, "a.txt");
    assertThat(service.emulator().requests().units()).isEqualTo(3);
    client.drives().byDriveId(drive).items().byDriveItemId("root").children().get();
    assertThat(service.emulator().requests().units()).isEqualTo(5);
    client.drives().byDriveId(drive).items().byDriveItemId("root").get();
    assertThat(service.emulator().requests().units()).isEqualTo(6);
  }

  @Test
  void whenLittleIsLeftHeadersTellAndThenItIsTooMuch() {
    for (int i = 0; i < 7; i++) {
      assertThat(item().headers().firstValue("RateLimit-Remaining")).isEmpty();
    }
    HttpResponse<byte[]> near = item();
    assertThat(near.headers().firstValue("RateLimit-Limit")).contains("10");
    assertThat(near.headers().firstValue("RateLimit-Remaining")).contains("2");
    item();
    item();
    HttpResponse<byte[]> refused = item();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(RawHttp.json(refused).at("/error/code").asText()).isEqualTo("activityLimitReached");
  }

  @Test
  void aMinuteLaterThereIsMoreUntilTheDayIsUsedUp() {
    for (int minute = 0; minute < 3; minute++) {
      for (int i = 0; i < 8; i++) {
        assertThat(item().statusCode()).isEqualTo(200);
      }
      now.updateAndGet(before -> before.plusSeconds(61));
    }
    item();
    HttpResponse<byte[]> refused = item();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isGreaterThan(86_000);
    now.updateAndGet(before -> before.plus(Duration.ofDays(1)));
    assertThat(item().statusCode()).isEqualTo(200);
  }

  @Test
  void theSdkTriesAgainAfterTheTimeThatItIsTold() {
    service.emulator().faults().inject(Fault.THROTTLED, 1, incoming -> true);
    GraphServiceClient patient =
        new GraphServiceClient(
            Service.adapter(
                service.emulator().baseUrl(),
                Service.secret(service.emulator(), Service.APP),
                new RetryHandlerOption()));

    assertThat(patient.drives().byDriveId(drive).get()).isNotNull();
    assertThat(service.emulator().requests().all())
        .extracting(request -> request.status())
        .containsExactly(429, 200);
  }
}
