package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.record.RecordReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers queries. Which records they are, the list {@code Records} says where it is indexed and up
 * to date, and else the local index; what they are, their segments say, against which every
 * criterion is held again. People can edit the list: where it says other than the index, the index
 * is believed.
 */
final class Timeline {
  /** So many candidates are read side by side. */
  private static final int STRIDE = 64;

  private static final Logger LOG = System.getLogger(Timeline.class.getName());

  private final Reading reading;
  private final ViewQueries view;
  private final AtomicLong byView = new AtomicLong();
  private final AtomicLong byIndex = new AtomicLong();

  Timeline(Reading reading, ViewQueries view) {
    this.reading = reading;
    this.view = view;
  }

  List<StoredRecord> query(TenantLog log, TimelineQuery query) {
    log.refresh();
    List<StoredRecord> found = answer(log, query);
    if (isSaidByView(log, query, found)) {
      byView.incrementAndGet();
    } else {
      byIndex.incrementAndGet();
    }
    return found;
  }

  private boolean isSaidByView(TenantLog log, TimelineQuery query, List<StoredRecord> found) {
    Optional<List<Long>> said = view.places(log, query, found.size() + 1);
    if (said.isEmpty()) {
      return false;
    }
    List<Long> places = found.stream().map(StoredRecord::seq).toList();
    boolean isSame =
        said.get().equals(places) || (isFull(query, found) && isMore(said.get(), places));
    if (!isSame) {
      LOG.log(
          Level.WARNING,
          "the list Records says other than the log of {0}: rows were edited or removed",
          log.tenant());
    }
    return isSame;
  }

  private static boolean isMore(List<Long> said, List<Long> places) {
    return said.size() > places.size() && said.subList(0, places.size()).equals(places);
  }

  private static boolean isFull(TimelineQuery query, List<StoredRecord> page) {
    return page.size() == query.limit() || bytes(page) >= query.enoughBytes();
  }

  private static long bytes(List<StoredRecord> page) {
    return page.stream().mapToLong(record -> record.content().orElseThrow().length).sum();
  }

  private List<StoredRecord> answer(TenantLog log, TimelineQuery query) {
    Criteria criteria = new Criteria(query);
    List<StoredRecord> page = new ArrayList<>();
    long from = query.places().from();
    List<Long> next = log.index().matches(from, query.places().to(), criteria, STRIDE);
    while (!next.isEmpty() && !isFull(query, page)) {
      for (StoredRecord record : reading.records(log, next)) {
        if (!isFull(query, page) && isAskedFor(record, criteria)) {
          page.add(record);
        }
      }
      next = log.index().matches(next.getLast() + 1, query.places().to(), criteria, STRIDE);
    }
    return page;
  }

  private static boolean isAskedFor(StoredRecord record, Criteria criteria) {
    return record.content().flatMap(RecordReader::metadata).filter(criteria::holdFor).isPresent();
  }

  /** How many queries the list answered. */
  long answeredByView() {
    return byView.get();
  }

  /** How many queries the index answered. */
  long answeredByIndex() {
    return byIndex.get();
  }
}
