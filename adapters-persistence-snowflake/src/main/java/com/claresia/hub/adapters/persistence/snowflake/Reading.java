package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about single records and the chain, each one statement. */
final class Reading {
  private final Sessions sessions;
  private final SeenEnds seen;

  Reading(Sessions sessions, SeenEnds seen) {
    this.sessions = sessions;
    this.seen = seen;
  }

  ChainHead head(TenantId tenant) {
    ChainHead head =
        sessions
            .ask(tenant, session -> session.row(Sql.HEAD.text(), Last::of, tenant.value()))
            .map(last -> last.head(tenant))
            .orElseGet(ChainHead::empty);
    seen.reached(tenant, head.size());
    return head;
  }

  /** The last row of a log. */
  private record Last(long seq, Optional<byte[]> frontier) {
    static Last of(ResultSet row) throws SQLException {
      return new Last(row.getLong(1), Optional.ofNullable(row.getBytes(2)));
    }

    ChainHead head(TenantId tenant) {
      return frontier
          .flatMap(stored -> Frontier.decode(stored).ok())
          .filter(stored -> stored.size() == seq + 1)
          .map(ChainHead::of)
          .orElseThrow(() -> broken(tenant));
    }

    private static StoreUnavailable broken(TenantId tenant) {
      return new StoreUnavailable(
          "the log of "
              + tenant
              + " does not end where a segment ended: rows were removed or altered; verify it");
    }
  }

  long extent(TenantId tenant) {
    return sessions
        .ask(
            tenant,
            session -> session.row(Sql.EXTENT.text(), row -> row.getLong(1), tenant.value()))
        .orElse(0L);
  }

  Optional<StoredRecord> read(TenantId tenant, RecordId id) {
    return records(tenant, List.of(id)).stream().findFirst();
  }

  List<StoredRecord> readAll(TenantId tenant, Collection<RecordId> ids) {
    if (ids.size() > HubStore.MAX_READ_IDS) {
      throw new IllegalArgumentException("at most " + HubStore.MAX_READ_IDS + " ids a call");
    }
    return ids.isEmpty() ? List.of() : records(tenant, ids);
  }

  private List<StoredRecord> records(TenantId tenant, Collection<RecordId> ids) {
    ManyBinds binds = new ManyBinds(List.of(tenant.value()), texts(ids));
    return sessions.ask(
        tenant, session -> session.rows(binds.in(Sql.RECORDS), Reading::record, binds.all()));
  }

  List<RecordId> derivedFrom(TenantId tenant, Collection<RecordId> ids, int limit) {
    SqlText question = Sql.DERIVED.text().naming("limit", Integer.toString(limit));
    return sessions.ask(
        tenant,
        session -> session.rows(question, Reading::id, tenant.value(), SegmentRows.joined(ids)));
  }

  private static RecordId id(ResultSet row) throws SQLException {
    return RecordId.parse(text(row, 1)).orElseThrow(() -> unreadable("id"));
  }

  /** Reads a row of {@link Sql#RECORDS} or {@link Sql#TIMELINE}. */
  static StoredRecord record(ResultSet row) throws SQLException {
    return new StoredRecord(
        row.getLong(1),
        RecordId.parse(text(row, 2)).orElseThrow(() -> unreadable("id")),
        hash(row, 3),
        hash(row, 4),
        Optional.ofNullable(row.getString(5)).map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A column that is never null. */
  static String text(ResultSet row, int column) throws SQLException {
    @Nullable String text = row.getString(column);
    return text == null ? "" : text;
  }

  /** A column that holds a hash. */
  static Hash hash(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    if (bytes == null || bytes.length != Hash.LENGTH) {
      throw unreadable("hash");
    }
    return Hash.of(bytes);
  }

  private static StoreUnavailable unreadable(String what) {
    return new StoreUnavailable("a stored " + what + " was altered; verify the log");
  }

  byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return packed(Sql.HASHES, tenant, range);
  }

  byte[] requestDigests(TenantId tenant, SeqRange range) {
    return packed(Sql.DIGESTS, tenant, range);
  }

  private byte[] packed(Sql question, TenantId tenant, SeqRange range) {
    if (range.length() > HubStore.MAX_HASHES) {
      throw new IllegalArgumentException("at most " + HubStore.MAX_HASHES + " hashes a call");
    }
    ByteBuffer hashes = ByteBuffer.allocate((int) range.length() * Hash.LENGTH);
    sessions.ask(
        tenant,
        session -> {
          hashes.clear();
          session.each(
              question.text(),
              row -> put(row, range, hashes),
              tenant.value(),
              range.from(),
              range.to());
          return hashes;
        });
    if (hashes.hasRemaining()) {
      throw new IllegalArgumentException("the log does not reach over " + range);
    }
    return hashes.array();
  }

  /**
   * Takes the hash if it is the next one's; a place that is missing, or there twice, is the end.
   */
  private static boolean put(ResultSet row, SeqRange range, ByteBuffer hashes) throws SQLException {
    long expected = range.from() + hashes.position() / Hash.LENGTH;
    boolean isNext = row.getLong(1) == expected && hashes.hasRemaining();
    if (isNext) {
      hashes.put(hash(row, 2).toByteArray());
    }
    return isNext;
  }

  static List<String> texts(Collection<RecordId> ids) {
    return ids.stream().map(RecordId::toString).toList();
  }

  /** The 128 bits of an id, or of none where the text was altered. */
  static UUID uuid(String text) {
    return RecordId.parse(text).map(RecordId::value).orElse(new UUID(0, 0));
  }
}
