package com.claresia.hub.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A closed loop of HTTP/1.1 requests over keep-alive connections, each with one request under way.
 * It runs on the calling thread alone, with requests built beforehand, because it shares the
 * machine with the server that it measures.
 */
final class HttpLoad implements AutoCloseable {
  private final Selector selector;
  private final List<LoadConnection> connections = new ArrayList<>();

  /** Opens the connections; each has its own requests. */
  HttpLoad(InetSocketAddress server, List<? extends Requests> requests) {
    try {
      selector = Selector.open();
      for (Requests each : requests) {
        connections.add(new LoadConnection(server, selector, each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no connection to the server under load", e);
    }
  }

  /**
   * Sends for about {@code time}, then waits for the last answers; all of them count.
   *
   * @throws IllegalStateException if an answer is not what the requests expect
   */
  Measurement run(Duration time) {
    Histogram latencies = Measurement.histogram();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try {
      long operations = loop(end, latencies);
      return Measurement.of(operations, System.nanoTime() - start, latencies);
    } catch (IOException e) {
      throw new UncheckedIOException("the server under load broke a connection", e);
    }
  }

  private long loop(long end, Histogram latencies) throws IOException {
    long operations = 0;
    int busy = connections.size();
    for (LoadConnection connection : connections) {
      connection.send();
    }
    while (busy > 0) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        LoadConnection connection = (LoadConnection) key.attachment();
        if (connection.proceed()) {
          operations += connection.finish(latencies);
          busy -= connection.sendUnless(System.nanoTime() - end >= 0);
        }
      }
      selector.selectedKeys().clear();
    }
    return operations;
  }

  @Override
  public void close() {
    try {
      for (LoadConnection connection : connections) {
        connection.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
