package com.claresia.hub.controlplane.cli;

import io.helidon.Main;
import io.helidon.common.Weight;
import io.helidon.spi.HelidonShutdownHandler;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Stops the service when the process is told to end: after the server, which refuses new requests
 * and answers those under way, what they used, in order.
 */
@Weight(OrderlyStop.AFTER_THE_SERVER)
public final class OrderlyStop implements HelidonShutdownHandler {
  static final double AFTER_THE_SERVER = 10;

  private final List<AutoCloseable> parts;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private OrderlyStop(List<AutoCloseable> parts) {
    this.parts = List.copyOf(parts);
  }

  /** From now on these are closed, in this order, when the process ends. */
  static OrderlyStop of(List<AutoCloseable> parts) {
    OrderlyStop stop = new OrderlyStop(parts);
    Main.addShutdownHandler(stop);
    return stop;
  }

  /** Waits until all was closed. */
  void await() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void shutdown() {
    try {
      for (AutoCloseable part : parts) {
        part.close();
      }
    } catch (Exception failed) {
      throw new IllegalStateException("the service did not stop in order", failed);
    } finally {
      stopped.countDown();
    }
  }
}
