package com.claresia.hub.planted.domain.verification;

import java.io.File;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Planted: the domain opens a connection, reads a file, starts a process and threads. */
public final class ReachesOutside {
  public HttpClient connection() {
    return HttpClient.newHttpClient();
  }

  public ProcessBuilder process() {
    return new ProcessBuilder("date");
  }

  public Thread reader() {
    return Thread.startVirtualThread(() -> new File("leaves").length());
  }

  public ExecutorService readers() {
    return Executors.newSingleThreadExecutor();
  }
}
