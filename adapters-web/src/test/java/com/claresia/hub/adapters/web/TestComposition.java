package com.claresia.hub.adapters.web;

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
import com.claresia.hub.application.relay.RelayStatus;
import com.claresia.hub.application.relay.RelayWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What the composition of the Hub hands to the web side: the beans it has to produce. */
@ApplicationScoped
class TestComposition {
  @Produces
  @Singleton
  WebSettings settings() {
    return HubUnderTest.SETTINGS;
  }

  @Produces
  @Singleton
  Observer observer() {
    return HubUnderTest.OBSERVED;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  HubStore store() {
    return HubUnderTest.STORE;
  }

  @Produces
  @Singleton
  TenantPolicies tenants() {
    return HubUnderTest.STORE.tenants();
  }

  @Produces
  @Singleton
  AppendRecords append() {
    return HubUnderTest.APPEND;
  }

  @Produces
  @Singleton
  RecordInvocation invocations() {
    return new RecordInvocation(HubUnderTest.PREPARATION, HubUnderTest.APPEND);
  }

  @Produces
  @Singleton
  ReadRecord read() {
    return new ReadRecord(HubUnderTest.STORE);
  }

  @Produces
  @Singleton
  QueryRecords query() {
    return new QueryRecords(HubUnderTest.STORE);
  }

  @Produces
  @Singleton
  ProveRecord prove() {
    return new ProveRecord(HubUnderTest.STORE, HubUnderTest.TILES, HubUnderTest.CHECKPOINTS);
  }

  @Produces
  @Singleton
  TraceLineage lineage() {
    return new TraceLineage(HubUnderTest.STORE);
  }

  @Produces
  @Singleton
  IssueCheckpoint checkpoints() {
    return HubUnderTest.CHECKPOINTS;
  }

  @Produces
  @Singleton
  RelayWatch relay() {
    return new RelayWatch() {
      @Override
      public Optional<RelayStatus> status() {
        return Optional.empty();
      }

      @Override
      public Optional<Instant> certificateExpires() {
        return Optional.empty();
      }

      @Override
      public Set<String> findings() {
        return HubUnderTest.RELAY_FINDINGS;
      }
    };
  }

  @Produces
  @Singleton
  ReadLog log() {
    return new ReadLog(HubUnderTest.STORE, HubUnderTest.TILES, HubUnderTest.CHECKPOINTS);
  }
}
