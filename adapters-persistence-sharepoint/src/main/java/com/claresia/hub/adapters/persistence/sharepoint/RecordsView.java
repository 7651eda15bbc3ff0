package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordReader;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows records in the list {@code Records}, behind the appends, in batches of twenty. One process
 * a tenant shows, as long as its lease in {@code Heads} lasts; whoever goes on after it looks first
 * which rows are there. The list can be made anew from the log at any time.
 */
final class RecordsView {
  /** So many places at a time. */
  private static final int STRIDE = 100;

  private final ListItems rows;
  private final Heads heads;
  private final Reading reading;
  private final Set<RecordType> types;
  private final String libraryUrl;
  private final Clock clock;
  private final String self = UUID.randomUUID().toString();
  private final Map<TenantId, Showing> states = new ConcurrentHashMap<>();

  RecordsView(
      ListItems rows,
      Heads heads,
      Reading reading,
      Set<RecordType> types,
      String libraryUrl,
      Clock clock) {
    this.rows = rows;
    this.heads = heads;
    this.reading = reading;
    this.types = Set.copyOf(types);
    this.libraryUrl = libraryUrl;
    this.clock = clock;
  }

  private Showing of(TenantId tenant) {
    return states.computeIfAbsent(tenant, t -> new Showing(self));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  /** Writes to {@code Heads} how far log and list are, and takes or gives back the lease. */
  void keepHead(TenantLog log) {
    Showing showing = of(log.tenant());
    long size = log.known().size();
    long wished = types.isEmpty() ? 0 : size;
    heads
        .change(log.tenant(), head -> showing.next(head, size, wished, now()))
        .ifPresent(showing::written);
  }

  /** Whether there is more to show than {@code Heads} knows of. */
  boolean isBehind(TenantLog log) {
    return !types.isEmpty() && of(log.tenant()).told() < log.known().size();
  }

  /** Up to where the list is up to date. */
  long shownUpTo(TenantId tenant) {
    Showing showing = of(tenant);
    return showing.mayShow(now())
        ? showing.shown()
        : heads.read(tenant).map(Heads.Head::shown).orElse(0L);
  }

  /** Shows the next places of a log; false where there is nothing to show, or no lease. */
  boolean showSome(TenantLog log) {
    Showing showing = of(log.tenant());
    long from = showing.shown();
    long to = Math.min(log.known().size(), from + STRIDE);
    if (types.isEmpty() || !showing.mayShow(now()) || from >= to) {
      return false;
    }
    try {
      show(log, from, to, showing.isSure());
    } catch (StoreUnavailable e) {
      showing.failed();
      throw e;
    }
    showing.reached(to);
    return true;
  }

  private void show(TenantLog log, long from, long to, boolean isSure) {
    Map<Long, Map<String, Object>> wanted = rowsOf(log, from, to);
    if (!isSure) {
      wanted.keySet().removeAll(there(log.tenant(), from, to));
    }
    List<Map<String, Object>> missing = new ArrayList<>(wanted.values());
    for (int first = 0; first < missing.size(); first += ListItems.BATCH) {
      add(missing.subList(first, Math.min(missing.size(), first + ListItems.BATCH)));
    }
  }

  private Map<Long, Map<String, Object>> rowsOf(TenantLog log, long from, long to) {
    Map<Long, Map<String, Object>> wanted = new TreeMap<>();
    for (long seq = from; seq < to; seq++) {
      StoredRecord record = reading.record(log, seq);
      String url = libraryUrl + "/" + SegmentName.path(log.tenant(), log.index().segmentOf(seq));
      long place = seq;
      record
          .content()
          .flatMap(RecordReader::metadata)
          .filter(this::isShown)
          .ifPresent(m -> wanted.put(place, ViewRow.of(log.tenant(), place, m, url)));
    }
    return wanted;
  }

  private boolean isShown(RecordMetadata record) {
    return types.contains(record.type());
  }

  /** Places that have a row already, as after a process that died in between. */
  private Set<Long> there(TenantId tenant, long from, long to) {
    Set<Long> places = new HashSet<>();
    rows.where(filter(tenant, from, to), Urgency.VIEW).forEach(row -> places.add(ViewRow.seq(row)));
    return places;
  }

  // Seq is named first: SharePoint looks at all rows of the first column's range, and refuses where
  // they are more than 5,000, whatever the other columns would leave.
  static String filter(TenantId tenant, long from, long to) {
    return "fields/%s ge %d and fields/%s lt %d and fields/%s eq '%s'"
        .formatted(ViewRow.SEQ, from, ViewRow.SEQ, to, ViewRow.TENANT, tenant.value());
  }

  private void add(List<Map<String, Object>> batch) {
    Attempt<List<Integer>> attempt = rows.addAll(batch, Urgency.VIEW);
    boolean isAll =
        attempt instanceof Attempt.Done<List<Integer>>(List<Integer> statuses)
            && statuses.stream().allMatch(status -> status == 201);
    if (!isAll) {
      throw new StoreUnavailable(
          "some rows of the list Records were not added; they are looked for and added later");
    }
  }
}
