package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the site can be worked with. Probes come often, and each look costs three units; whether
 * it can be written to is told by the last write alone, which costs nothing.
 */
final class Health {
  private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

  private final GraphConnection graph;
  private final SiteAddress address;
  private @Nullable StoreHealth last;
  private long since;

  Health(GraphConnection graph, SiteAddress address) {
    this.graph = graph;
    this.address = address;
  }

  /** The state, at most ten seconds old where it is well. */
  synchronized StoreHealth now() {
    return graph
        .writes()
        .refusal()
        .<StoreHealth>map(StoreHealth.NotReady::new)
        .orElseGet(this::seen);
  }

  private StoreHealth seen() {
    StoreHealth known = last;
    if (known == null
        || known instanceof StoreHealth.NotReady
        || System.nanoTime() - since >= KEPT_NANOS) {
      known = look();
      last = known;
      since = System.nanoTime();
    }
    return known;
  }

  private StoreHealth look() {
    try {
      Site site = Site.find(graph, address);
      return site.missing().isEmpty()
          ? new StoreHealth.Ready("SharePoint site " + address)
          : new StoreHealth.NotReady(String.valueOf(Site.lacks(site.missing()).getMessage()));
    } catch (StoreUnavailable e) {
      return new StoreHealth.NotReady(String.valueOf(e.getMessage()));
    }
  }
}
