package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each statement is planned while the tables are empty, and its plan is kept by the connection. No
 * statistics are gathered afterwards. What a statement reads must not grow with the log all the
 * same.
 */
class StatementsFollowTheKeys {
  private static final int RECORDS = 3_000;
  private static final long FEW = 200;

  /** Rows of tables and entries of indexes that were read so far. */
  private static final String READ =
      "SELECT (SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))"
          + " FROM pg_stat_user_tables WHERE schemaname = 'hub')"
          + " + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE schemaname = 'hub')";

  private static HubDatabase hub;
  private static Database database;
  private static PostgresHubStore store;
  private static TestTenant tenant;
  private static final List<HubRecord> WRITTEN = new ArrayList<>();

  @BeforeAll
  static void planOnEmptyTablesThenGrow() throws Exception {
    hub = HubDatabase.migrated(EmbeddedPostgresServer.shared());
    for (String table : hub.askSuperuser(tablesOfTheHub())) {
      hub.asSuperuser("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
    }
    // One connection, so that all plans are kept on it.
    database =
        Database.open(
            PostgresSettings.of(
                    hub.settings().with("pool-size", "1"), PasswordSources.ofThisProcess())
                .service());
    store = new PostgresHubStore(database);
    tenant = TestTenant.addedBy(hub.administration(), store);
    for (int i = 0; i < 8; i++) {
      everyStatement();
    }
    while (tenant.size() < RECORDS) {
      append(500);
    }
  }

  private static String tablesOfTheHub() {
    return "SELECT c.oid::regclass::text FROM pg_class c"
        + " WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r'";
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static void everyStatement() {
    append(1);
    HubRecord record = WRITTEN.getFirst();
    store.append(again(record.id()));
    read(record.id());
    store.dropContent(tenant.id(), List.of(WRITTEN.removeLast().id()));
  }

  private static Segment again(RecordId id) {
    List<HubRecord> known = List.of(tenant.samples().next().id(id).composed());
    return tenant.samples().segment(store.head(tenant.id()), known);
  }

  private static void read(RecordId id) {
    store.read(tenant.id(), id);
    store.readAll(tenant.id(), List.of(id, new RecordId(UUID.randomUUID())));
    store.derivedFrom(tenant.id(), List.of(id), 10);
    store.provenanceHashes(tenant.id(), new SeqRange(0, 1));
    store.query(tenant.id(), firstRecord());
    store.latestCheckpoint(tenant.id());
  }

  private static TimelineQuery firstRecord() {
    return new TimelineQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new SeqRange(0, 1),
        1,
        1 << 20);
  }

  private static void append(int records) {
    Segment segment = tenant.segment(records);
    store.append(segment);
    WRITTEN.addAll(segment.records());
  }

  private static long rowsRead(Runnable work) {
    long before = readSoFar();
    work.run();
    return readSoFar() - before;
  }

  // A backend tells its counts when it is idle, at the latest when it is told to.
  private static long readSoFar() {
    database.row("SELECT pg_stat_force_next_flush()::text");
    database.row("SELECT 1");
    try {
      return Long.parseLong(hub.askSuperuser(READ).getFirst());
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAppendReadsAFewRows() {
    assertThat(rowsRead(() -> append(1))).isLessThan(FEW);
  }

  @Test
  void aKnownIdIsFoundAmongMany() {
    Segment again = again(WRITTEN.getFirst().id());
    assertThat(rowsRead(() -> store.append(again))).isLessThan(FEW);
  }

  @Test
  void readingReadsWhatIsAskedFor() {
    RecordId id = WRITTEN.get(RECORDS / 2).id();
    assertThat(rowsRead(() -> read(id))).isLessThan(FEW);
  }

  @Test
  void droppingFindsWhatIsDropped() {
    RecordId id = WRITTEN.get(RECORDS / 3).id();
    assertThat(rowsRead(() -> store.dropContent(tenant.id(), List.of(id)))).isLessThan(FEW);
  }
}
