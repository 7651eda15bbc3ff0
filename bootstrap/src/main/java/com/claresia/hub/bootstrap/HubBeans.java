package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.web.WebSettings;
import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.invocation.RecordInvocation;
import com.claresia.hub.application.lineage.TraceLineage;
import com.claresia.hub.application.log.ReadLog;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.query.QueryRecords;
import com.claresia.hub.application.query.ReadRecord;
import com.claresia.hub.application.relay.RelayWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the Hub that this process serves to the resources. Helidon has one container for each
 * process, so this has one place for each process; the container starts while the Hub is still
 * opening its store.
 */
@ApplicationScoped
class HubBeans {
  private static final AtomicReference<Optional<Served>> SERVED =
      new AtomicReference<>(Optional.empty());

  /**
   * What is served.
   *
   * @param hub there once its store is open
   * @param web what the web side has to be told
   * @param observer is told of requests
   */
  record Served(CompletableFuture<Hub> hub, WebSettings web, Observer observer) {}

  /** From now on this is served. */
  static void serve(Served served) {
    SERVED.set(Optional.of(served));
  }

  private static Served served() {
    return SERVED.get().orElseThrow(() -> new IllegalStateException("there is no Hub to serve"));
  }

  private static Hub hub() {
    return served().hub().join();
  }

  @Produces
  @Singleton
  WebSettings webSettings() {
    return served().web();
  }

  @Produces
  @Singleton
  Observer observer() {
    return served().observer();
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  HubStore store() {
    return hub().store();
  }

  @Produces
  @Singleton
  TenantPolicies tenants() {
    return hub().store().tenants();
  }

  @Produces
  @Singleton
  AppendRecords append() {
    return hub().append();
  }

  @Produces
  @Singleton
  RecordInvocation invocations() {
    return hub().invocations();
  }

  @Produces
  @Singleton
  ReadRecord read() {
    return hub().read();
  }

  @Produces
  @Singleton
  QueryRecords query() {
    return hub().query();
  }

  @Produces
  @Singleton
  ProveRecord prove() {
    return hub().prove();
  }

  @Produces
  @Singleton
  TraceLineage lineage() {
    return hub().lineage();
  }

  @Produces
  @Singleton
  IssueCheckpoint checkpoints() {
    return hub().checkpoints();
  }

  @Produces
  @Singleton
  RelayWatch relay() {
    return hub().relayWatch();
  }

  @Produces
  @Singleton
  ReadLog log() {
    return hub().log();
  }
}
