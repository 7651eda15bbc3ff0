package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The timeline: one statement, with a condition for each criterion that is given. */
final class Timeline {
  private final Reading reading;

  Timeline(Reading reading) {
    this.reading = reading;
  }

  List<StoredRecord> query(TenantId tenant, TimelineQuery query) {
    Statement statement = new Statement(tenant);
    statement.where("c.seq >= ?", query.places().from());
    statement.where("c.seq < ?", query.places().to());
    query.type().ifPresent(type -> statement.where("c.type = ?", type.wireName()));
    query.actor().ifPresent(statement::whereActor);
    query.onBehalfOf().ifPresent(id -> statement.where("c.on_behalf_of_id = ?", id));
    query.skillId().ifPresent(id -> statement.where("c.skill_id = ?", id));
    statement.whereTime("c.occurred_at >= ", query.from());
    statement.whereTime("c.occurred_at < ", query.to());
    statement.parameters.add(query.limit());
    statement.parameters.add(query.enoughBytes());
    return reading.records(statement.sql(), statement.parameters.toArray());
  }

  private static final class Statement {
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Statement(TenantId tenant) {
      parameters.add(tenant.value());
    }

    void where(String condition, Object parameter) {
      conditions.append(" AND ").append(condition);
      parameters.add(parameter);
    }

    /** In two halves, each of which one of the two partial indexes answers. */
    void whereActor(String id) {
      where("(c.actor_id = ? AND c.actor_id IS DISTINCT FROM c.skill_id", id);
      conditions.append(" OR c.skill_id = ? AND c.actor_id = c.skill_id)");
      parameters.add(id);
    }

    void whereTime(String comparison, Optional<Instant> time) {
      time.ifPresent(t ->
          where(
              comparison + "timestamptz 'epoch' + ? * interval '1 millisecond'", t.toEpochMilli()));
    }

    // What stands before a record is counted without reading it: a length is kept beside a content
    // that is stored out of line.
    String sql() {
      return Reading.forTenant(
              Reading.RECORD_COLUMNS
                  + " FROM (SELECT c.*, sum(octet_length(c.content)) OVER (ORDER BY c.seq)"
                  + " - octet_length(c.content) AS bytes_before"
                  + " FROM (SELECT c.tenant_id, c.seq, c.content FROM hub.record_content c"
                  + " WHERE c.tenant_id = t.tenant_id"
                  + conditions
                  + " ORDER BY c.seq LIMIT ?) c) c"
                  + Reading.entryAt("c")
                  + " WHERE c.bytes_before < ?")
          + " ORDER BY r.seq";
    }
  }
}
