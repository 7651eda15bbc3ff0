package com.claresia.hub.application.query;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Asks the timeline. Pages are stable under writes: the first one fixes the size of the log, and
 * its cursor carries that on. Thread-safe.
 */
public final class QueryRecords {
  /** A page ends with the record that brings it to so many bytes, however few records that are. */
  static final int PAGE_BYTES = 4 << 20;

  private final HubStore store;

  /** Asks this store. */
  public QueryRecords(HubStore store) {
    this.store = store;
  }

  /**
   * One page, of at most as many records as asked for and of few megabytes. A full last page may be
   * followed by an empty one.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public QueryResult ask(TenantId tenant, Question question) {
    Optional<Cursor> start =
        question.cursor().isPresent()
            ? Cursor.parse(question.cursor().get(), tenant, question)
            : Optional.of(new Cursor(new SeqRange(0, store.head(tenant).size())));
    return start
        .<QueryResult>map(cursor -> page(tenant, question, cursor.places()))
        .orElseGet(QueryResult.BadCursor::new);
  }

  private QueryResult.Page page(TenantId tenant, Question question, SeqRange places) {
    int asked = Math.min(question.limit() + 1, TimelineQuery.MAX_LIMIT);
    List<StoredRecord> found = store.query(tenant, criteria(question, places, asked));
    List<StoredRecord> records = found.subList(0, Math.min(found.size(), question.limit()));
    boolean mayGoOn = found.size() == asked || bytes(found) >= PAGE_BYTES;
    Optional<SeqRange> rest = mayGoOn ? after(records.getLast(), places) : Optional.empty();
    return new QueryResult.Page(
        records, rest.map(range -> new Cursor(range).format(tenant, question)));
  }

  private static long bytes(List<StoredRecord> records) {
    return records.stream().flatMap(r -> r.content().stream()).mapToLong(c -> c.length).sum();
  }

  private static Optional<SeqRange> after(StoredRecord last, SeqRange places) {
    return Optional.of(new SeqRange(last.seq() + 1, places.to()))
        .filter(range -> range.length() > 0);
  }

  private static TimelineQuery criteria(Question question, SeqRange places, int limit) {
    return new TimelineQuery(
        question.type(),
        question.actor(),
        question.onBehalfOf(),
        question.skillId(),
        question.from(),
        question.to(),
        places,
        limit,
        PAGE_BYTES);
  }
}
