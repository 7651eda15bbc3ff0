package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creating a name is atomic, and content is kept whatever it amounts to. */
class ManyWriteAtOnce {
  private static final int WRITERS = 16;

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

  private String attempt(String path, int writer) {
    try {
      put(client, drive, path, "writer " + writer, "fail");
      return "created";
    } catch (ODataError e) {
      return Integer.toString(e.getResponseStatusCode());
    }
  }

  private List<String> race(String path) throws InterruptedException, ExecutionException {
    List<Future<String>> attempts = new ArrayList<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        attempts.add(writers.submit(() -> attempt(path, writer)));
      }
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> attempt : attempts) {
      outcomes.add(attempt.get());
    }
    return outcomes;
  }

  @Test
  void ofManyThatCreateANameOneDoes() throws Exception {
    for (int round = 0; round < 10; round++) {
      List<String> outcomes = race("log/" + round + ".ndjson");
      assertThat(outcomes).filteredOn("created"::equals).hasSize(1);
      assertThat(outcomes).filteredOn("409"::equals).hasSize(WRITERS - 1);
    }
    assertThat(service.emulator().direct("records").files("Documents")).hasSize(10);
  }
}
