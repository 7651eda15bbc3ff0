package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.web.WebSettings;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.bootstrap.settings.HubSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A Hub that serves: its store, its use cases, its server. */
public final class RunningHub implements AutoCloseable {
  private final OpenStorage storage;
  private final HubServer server;
  private final Observation observation;

  private RunningHub(OpenStorage storage, HubServer server, Observation observation) {
    this.storage = storage;
    this.server = server;
    this.observation = observation;
  }

  /**
   * What is prepared before the first request.
   *
   * @param storage open
   * @param keys the log keys
   */
  record Prepared(OpenStorage storage, LocalLogKeys keys) {}

  /**
   * Serves as the settings say.
   *
   * @throws InvalidSettings naming every setting with which nobody could be served
   */
  public static RunningHub start(HubSettings settings) {
    ServingSettings.check(settings);
    return start(
        settings, ServingSettings.web(settings), () -> OpenStorage.of(settings), prepared -> {});
  }

  /** Store and server start side by side; {@code preparation} is run in between. */
  static RunningHub start(
      HubSettings settings,
      WebSettings web,
      Supplier<OpenStorage> storage,
      Consumer<Prepared> preparation) {
    Observation observation = Observation.of(settings);
    try {
      return start(settings, web, storage, preparation, observation);
    } catch (RuntimeException failed) {
      observation.close();
      throw failed;
    }
  }

  private static RunningHub start(
      HubSettings settings,
      WebSettings web,
      Supplier<OpenStorage> storage,
      Consumer<Prepared> preparation,
      Observation observation) {
    Observer observer = observation.observer();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<OpenStorage> opening = CompletableFuture.supplyAsync(storage, threads);
      CompletableFuture<Hub> hub =
          opening.thenApplyAsync(open -> hub(open, settings, preparation, observer), threads);
      HubServer server = HubServer.start(hub, web, ServerAddress.of(settings), observer);
      observation.watch(server.hub());
      return new RunningHub(opening.join(), server, observation);
    }
  }

  private static Hub hub(
      OpenStorage storage,
      HubSettings settings,
      Consumer<Prepared> preparation,
      Observer observer) {
    try {
      LocalLogKeys keys =
          LocalLogKeys.open(
              settings.keysDirectory(),
              ServingSettings.keyProtection(settings),
              new SecureRandom());
      preparation.accept(new Prepared(storage, keys));
      Hub hub =
          Hub.of(
              new Hub.Parts(
                  storage.store(),
                  keys,
                  ServingSettings.mirror(settings),
                  Clock.systemUTC(),
                  Telemetry.of(settings),
                  observer),
              ServingSettings.append(settings, storage.store().segmentLimits()));
      hub.catchUp();
      return hub;
    } catch (RuntimeException failed) {
      storage.close();
      throw new CompletionException(failed);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return server.uri();
  }

  /** The use cases. */
  public Hub hub() {
    return server.hub();
  }

  /** The store. */
  public OpenStorage storage() {
    return storage;
  }

  /** Answers what is under way, signs what was stored, and lets go of everything. */
  @Override
  public void close() {
    server.close();
    storage.close();
    observation.close();
  }
}
