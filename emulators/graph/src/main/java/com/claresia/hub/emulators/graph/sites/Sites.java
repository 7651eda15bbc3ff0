package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** All sites of a tenant. Safe for many threads. */
public final class Sites implements AutoCloseable {
  private static final String LISTS = "lists";
  private static final String DOCUMENTS = "Documents";

  private final Settings settings;
  private final Journal journal;
  private final Staleness staleness = new Staleness();
  private final List<Site> sites = new ArrayList<>();
  private final Map<String, SiteList> lists = new ConcurrentHashMap<>();
  private final Map<String, Drive> drives = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * What sites there are to be.
   *
   * @param host of all addresses
   * @param names of the sites
   * @param state the directory it is kept in; none for memory
   * @param threshold how many rows a query looks at most
   * @param clock that changes are dated by
   */
  public record Settings(
      String host, List<String> names, Optional<Path> state, int threshold, InstantSource clock) {
    /** Copies the names. */
    public Settings {
      names = List.copyOf(names);
    }
  }

  /** Opens what is kept, or begins anew. */
  public Sites(Settings settings) {
    this.settings = settings;
    journal = settings.state().<Journal>map(FileJournal::new).orElseGet(MemoryJournal::new);
    for (String name : settings.names()) {
      sites.add(Site.named(settings.host(), name));
    }
    journal.all(LISTS, SiteList.Id.class).values().stream()
        .filter(id -> id.presence() == Presence.LIVE)
        .forEach(this::open);
    sites.forEach(this::addDocuments);
  }

  private void addDocuments(Site site) {
    if (lists(site).isEmpty()) {
      add(site, DOCUMENTS, "", "documentLibrary");
    }
  }

  private SiteList open(SiteList.Id id) {
    SiteList list = new SiteList(id, journal, staleness, settings.clock(), settings.threshold());
    lists.put(id.id(), list);
    if (id.isLibrary()) {
      Drive.Id drive = new Drive.Id(Ids.drive(id.id()), id.siteId(), id.id(), id.displayName());
      drives.put(drive.drive(), new Drive(drive, journal, staleness, settings.clock()));
    }
    return list;
  }

  /** How long reads show what was. */
  public Staleness staleness() {
    return staleness;
  }

  /** All of them. */
  public List<Site> all() {
    return List.copyOf(sites);
  }

  /** The site that a request means, by its id or as {@code host:/sites/name}. */
  public Site site(String address) {
    return sites.stream()
        .filter(site -> site.isMeantBy(address))
        .findFirst()
        .orElseThrow(Errors::itemNotFound);
  }

  /** A site's lists, in the order of their names. */
  public List<SiteList> lists(Site site) {
    return lists.values().stream()
        .filter(list -> list.id().siteId().equals(site.id()))
        .sorted((a, b) -> a.id().displayName().compareToIgnoreCase(b.id().displayName()))
        .toList();
  }

  /** The list that a request means, by its id or name. */
  public SiteList list(Site site, String address) {
    return lists(site).stream()
        .filter(list ->
            list.id().id().equalsIgnoreCase(address)
                || list.id().displayName().equalsIgnoreCase(address))
        .findFirst()
        .orElseThrow(Errors::itemNotFound);
  }

  /** Adds a list to a site. */
  public SiteList add(Site site, String displayName, String description, String template) {
    ItemNames.requireValid(displayName);
    lock.lock();
    try {
      if (lists(site).stream()
          .anyMatch(list -> list.id().displayName().equalsIgnoreCase(displayName))) {
        throw Errors.nameAlreadyExists();
      }
      SiteList.Id id =
          new SiteList.Id(
              UUID.randomUUID().toString(),
              site.id(),
              displayName,
              displayName,
              description,
              template,
              settings.clock().millis(),
              Presence.LIVE);
      journal.put(LISTS, id.id(), id);
      return open(id);
    } finally {
      lock.unlock();
    }
  }

  /** Takes a list away, with all that is in it. */
  public void remove(SiteList list) {
    SiteList.Id id = list.id();
    lists.remove(id.id());
    drives.remove(Ids.drive(id.id()));
    journal.put(LISTS, id.id(), id.being(Presence.RECYCLED));
  }

  /** The library that is that list. */
  public Drive drive(SiteList list) {
    return drive(Ids.drive(list.id().id()));
  }

  /** The library of that id. */
  public Drive drive(String id) {
    return Optional.ofNullable(drives.get(id)).orElseThrow(Errors::itemNotFound);
  }

  @Override
  public void close() {
    journal.close();
  }
}
