package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Signed checkpoints. */
final class Checkpoints {
  private final Sessions sessions;

  Checkpoints(Sessions sessions) {
    this.sessions = sessions;
  }

  void write(TenantId tenant, StoredCheckpoint checkpoint) {
    sessions.rewrite(
        tenant,
        session ->
            session.change(
                Sql.PUT_CHECKPOINT.text(),
                tenant.value(),
                checkpoint.size(),
                checkpoint.root().toByteArray(),
                Times.text(checkpoint.issuedAt()),
                checkpoint.note()));
  }

  // How many are read is no parameter there: one is asked for often, more than one seldom.
  List<StoredCheckpoint> newest(TenantId tenant, int limit) {
    return limit == 1
        ? ask(tenant, Sql.LATEST_CHECKPOINT)
        : all(tenant).reversed().stream().limit(limit).toList();
  }

  List<StoredCheckpoint> all(TenantId tenant) {
    return ask(tenant, Sql.CHECKPOINTS);
  }

  private List<StoredCheckpoint> ask(TenantId tenant, Sql question) {
    return sessions.ask(
        tenant, session -> session.rows(question.text(), Checkpoints::checkpoint, tenant.value()));
  }

  private static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
    return new StoredCheckpoint(
        row.getLong(1),
        Reading.hash(row, 2),
        Instant.ofEpochMilli(row.getLong(3)),
        Reading.text(row, 4));
  }

  void drop(TenantId tenant, Collection<Long> sizes) {
    if (!sizes.isEmpty()) {
      ManyBinds binds = new ManyBinds(List.of(tenant.value()), List.copyOf(sizes));
      sessions.rewrite(
          tenant, session -> session.change(binds.in(Sql.DROP_CHECKPOINTS), binds.all()));
    }
  }
}
