package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/** A site with all that the store works with in it. */
final class OpenSite implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OpenSite.class.getName());

  private final ConnectionSettings settings;
  private final GraphConnection graph;
  private final Segments segments;
  private final Tenants tenants;
  private final Logs logs;
  private final Checkpoints checkpoints;
  private final Reading reading;
  private final ViewQueries viewQueries;
  private final Optional<Background> background;
  private final Health health;

  private OpenSite(ConnectionSettings settings, GraphConnection graph, Site site, Clock clock) {
    this.settings = settings;
    this.graph = graph;
    Library library = new Library(graph, site.drive(graph));
    Heads heads = new Heads(new ListItems(graph, site.id(), site.list(Site.HEADS)));
    this.segments = new Segments(library);
    this.tenants = new Tenants(library, System::nanoTime);
    this.logs =
        new Logs(
            segments,
            tenants,
            settings.indexDirectory(),
            settings.limits().refresh(),
            tenant -> heads.read(tenant).map(Heads.Head::size).orElse(0L));
    this.checkpoints = new Checkpoints(library);
    this.reading = new Reading(segments);
    ListItems rows = new ListItems(graph, site.id(), site.list(Site.RECORDS));
    RecordsView view =
        new RecordsView(
            rows, heads, reading, settings.viewTypes(), site.webUrl() + "/" + Site.LOG, clock);
    this.viewQueries = viewQueries(new ListQueries(rows, view, settings.viewTypes()));
    this.background = background(view);
    this.health = new Health(graph, settings.site());
  }

  private ViewQueries viewQueries(ViewQueries list) {
    return switch (settings.queries()) {
      case VIEW -> list;
      case INDEX -> ViewQueries.none();
    };
  }

  private Optional<Background> background(RecordsView view) {
    return switch (settings.access()) {
      case SERVE ->
          Optional.of(new Background(logs, checkpoints, view, settings.limits().keepInterval()));
      case VERIFY -> Optional.empty();
    };
  }

  /**
   * Connects.
   *
   * @throws StoreUnavailable if site, library or a list is not there or not for this application
   */
  static OpenSite open(ConnectionSettings settings, Clock clock) {
    return open(settings, clock, Time.REAL);
  }

  /** The same, with a budget that is spent in that time. */
  static OpenSite open(ConnectionSettings settings, Clock clock, Time time) {
    GraphConnection graph = new GraphConnection(settings, time);
    try {
      Site site = Site.find(graph, settings.site());
      if (!site.missing().isEmpty()) {
        throw Site.lacks(site.missing());
      }
      return new OpenSite(settings, graph, site, clock);
    } catch (StoreUnavailable e) {
      graph.close();
      throw e;
    }
  }

  Segments segments() {
    return segments;
  }

  Tenants tenants() {
    return tenants;
  }

  Logs logs() {
    return logs;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  Reading reading() {
    return reading;
  }

  ViewQueries viewQueries() {
    return viewQueries;
  }

  void refuseToWriteUnlessServing() {
    switch (settings.access()) {
      case SERVE -> {}
      case VERIFY -> throw new StoreUnavailable("opened to verify: nothing is written");
    }
  }

  StoreHealth health() {
    return health.now();
  }

  @Override
  public void close() {
    try {
      background.ifPresent(Background::close);
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "heads and checkpoints were not written: {0}", e.getMessage());
    } finally {
      graph.close();
    }
  }
}
