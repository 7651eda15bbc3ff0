package com.claresia.hub.bootstrap;

import com.claresia.hub.bootstrap.own.OwnStore;
import io.helidon.Main;
import io.helidon.common.Weight;
import io.helidon.spi.HelidonShutdownHandler;
import java.util.concurrent.CountDownLatch;

/**
 * Stops a Hub when the process is told to end: after the server, which refuses new requests and
 * answers those under way, and before a store of its own.
 */
@Weight(OrderlyStop.AFTER_THE_SERVER)
public final class OrderlyStop implements HelidonShutdownHandler {
  static final double AFTER_THE_SERVER = 10;

  private final RunningHub running;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private OrderlyStop(RunningHub running) {
    this.running = running;
  }

  /** From now on the Hub is stopped in order when the process ends. */
  public static OrderlyStop of(RunningHub running) {
    OrderlyStop stop = new OrderlyStop(running);
    running.storage().own().ifPresent(OwnStore::closedByOwner);
    Main.addShutdownHandler(stop);
    return stop;
  }

  /** Waits until the Hub was stopped. */
  public void await() throws InterruptedException {
    stopped.await();
  }

  /** The Hub is stopped by somebody else. */
  public void forget() {
    Main.removeShutdownHandler(this);
  }

  @Override
  public void shutdown() {
    try {
      running.close();
    } finally {
      stopped.countDown();
    }
  }
}
