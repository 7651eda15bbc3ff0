package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import io.helidon.dbclient.DbRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions about single records and the chain, each in one round trip. */
final class Reading {
  /**
   * What {@link #record} reads, for whoever joins {@code log_entry e} and {@code record_content c}.
   */
  static final String RECORD_COLUMNS =
      "e.seq, e.record_id, e.provenance_hash, e.request_digest, c.content";

  // Each look-up is a sub-query of its own that names a whole key: joined to the rest, a statement
  // that was planned while a table was empty would read all that a tenant has and filter it.
  private static final String CONTENT_OF_ENTRY =
      " LEFT JOIN LATERAL (SELECT x.content FROM hub.record_content x"
          + " WHERE x.tenant_id = e.tenant_id AND x.seq = e.seq OFFSET 0) c ON true";

  private static final String HEAD =
      forTenant(
          "e.seq, e.frontier FROM hub.log_entry e WHERE e.tenant_id = t.tenant_id"
              + " ORDER BY e.seq DESC LIMIT 1");

  private static final String EXTENT =
      forTenant(
          "coalesce(max(e.seq) + 1, 0) AS extent FROM hub.log_entry e"
              + " WHERE e.tenant_id = t.tenant_id");

  private static final String BY_ID =
      forTenant(
          RECORD_COLUMNS
              + " FROM hub.log_entry e"
              + CONTENT_OF_ENTRY
              + " WHERE e.tenant_id = t.tenant_id AND e.record_id = ?::uuid");

  private static final String BY_IDS =
      forTenant(
          RECORD_COLUMNS
              + " FROM unnest(?::uuid[]) i(id), LATERAL (SELECT x.* FROM hub.log_entry x"
              + " WHERE x.tenant_id = t.tenant_id AND x.record_id = i.id OFFSET 0) e"
              + CONTENT_OF_ENTRY);

  private static final String DERIVED =
      forTenant(
              "e.seq, e.record_id"
                  + " FROM (SELECT DISTINCT x.tenant_id, x.seq FROM unnest(?::uuid[]) i(id),"
                  + " LATERAL (SELECT y.tenant_id, y.seq FROM hub.lineage_edge y"
                  + " WHERE y.tenant_id = t.tenant_id AND y.target = i.id OFFSET 0) x"
                  + " ORDER BY x.seq LIMIT ?) g"
                  + entryAt("g"))
          + " ORDER BY r.seq";

  private static final String HASHES = packed("provenance_hash");

  private static final String DIGESTS = packed("request_digest");

  private final Database database;

  Reading(Database database) {
    this.database = database;
  }

  /** The statement that asks {@code columns FROM …} under {@code t.tenant_id}. */
  static String forTenant(String question) {
    return "SELECT r.* FROM "
        + Database.FOR_TENANT
        + ", LATERAL (SELECT "
        + question
        + " OFFSET 0) r";
  }

  private static String packed(String column) {
    return forTenant(
        "string_agg(e."
            + column
            + ", '' ORDER BY e.seq) AS hashes FROM hub.log_entry e"
            + " WHERE e.tenant_id = t.tenant_id AND e.seq >= ? AND e.seq < ?");
  }

  /** Joins {@code log_entry e} to what has {@code tenant_id} and {@code seq} under this name. */
  static String entryAt(String place) {
    return (", LATERAL (SELECT x.* FROM hub.log_entry x WHERE x.tenant_id = %1$s.tenant_id"
            + " AND x.seq = %1$s.seq OFFSET 0) e")
        .formatted(place);
  }

  ChainHead head(TenantId tenant) {
    return database
        .row(HEAD, tenant.value())
        .map(row -> head(tenant, row))
        .orElseGet(ChainHead::empty);
  }

  long extent(TenantId tenant) {
    return database.row(EXTENT, tenant.value()).orElseThrow().column(1).get(Long.class);
  }

  private static ChainHead head(TenantId tenant, DbRow last) {
    long size = last.column(1).get(Long.class) + 1;
    return Optional.ofNullable(last.column(2).get(byte[].class))
        .flatMap(stored -> Frontier.decode(stored).ok())
        .filter(frontier -> frontier.size() == size)
        .map(ChainHead::of)
        .orElseThrow(() -> broken(tenant));
  }

  private static StoreUnavailable broken(TenantId tenant) {
    return new StoreUnavailable(
        "the log of "
            + tenant
            + " does not end where a segment ended: rows were removed or altered; verify it");
  }

  Optional<StoredRecord> read(TenantId tenant, RecordId id) {
    return database.row(BY_ID, tenant.value(), id.value()).map(Reading::record);
  }

  List<StoredRecord> readAll(TenantId tenant, Collection<RecordId> ids) {
    if (ids.size() > HubStore.MAX_READ_IDS) {
      throw new IllegalArgumentException("at most " + HubStore.MAX_READ_IDS + " ids a call");
    }
    return ids.isEmpty() ? List.of() : records(BY_IDS, tenant.value(), texts(ids));
  }

  List<RecordId> derivedFrom(TenantId tenant, Collection<RecordId> ids, int limit) {
    return database.rows(DERIVED, tenant.value(), texts(ids), limit).stream()
        .map(row -> new RecordId(row.column(2).get(UUID.class)))
        .toList();
  }

  List<StoredRecord> records(String sql, Object... parameters) {
    return database.rows(sql, parameters).stream().map(Reading::record).toList();
  }

  private static StoredRecord record(DbRow row) {
    return new StoredRecord(
        row.column(1).get(Long.class),
        new RecordId(row.column(2).get(UUID.class)),
        Hash.of(row.column(3).get(byte[].class)),
        Hash.of(row.column(4).get(byte[].class)),
        Optional.ofNullable(row.column(5).get(byte[].class)));
  }

  byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return packed(HASHES, tenant, range);
  }

  byte[] requestDigests(TenantId tenant, SeqRange range) {
    return packed(DIGESTS, tenant, range);
  }

  private byte[] packed(String question, TenantId tenant, SeqRange range) {
    if (range.length() > HubStore.MAX_HASHES) {
      throw new IllegalArgumentException("at most " + HubStore.MAX_HASHES + " hashes a call");
    }
    byte[] hashes =
        database
            .row(question, tenant.value(), range.from(), range.to())
            .flatMap(row -> Optional.ofNullable(row.column(1).get(byte[].class)))
            .orElseGet(() -> new byte[0]);
    if (hashes.length != range.length() * Hash.LENGTH) {
      throw new IllegalArgumentException("the log does not reach over " + range);
    }
    return hashes;
  }

  static String[] texts(Collection<RecordId> ids) {
    return ids.stream().distinct().map(RecordId::toString).toArray(String[]::new);
  }
}
