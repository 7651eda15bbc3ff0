package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The timeline: one statement, with a condition for each criterion that is given. */
final class Timeline {
  private final Sessions sessions;

  Timeline(Sessions sessions) {
    this.sessions = sessions;
  }

  List<StoredRecord> query(TenantId tenant, TimelineQuery query) {
    Question question = new Question(tenant, query);
    return sessions.ask(
        tenant,
        session -> session.rows(question.text(), Reading::record, question.binds.toArray()));
  }

  /** What is asked, and what is bound, in the order of the statement's lines. */
  private static final class Question {
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Object> binds = new ArrayList<>();
    private final int limit;

    Question(TenantId tenant, TimelineQuery query) {
      limit = query.limit();
      binds.addAll(List.of(tenant.value(), query.places().from(), query.places().to()));
      ask("type", query.type().map(RecordType::wireName));
      ask("actor", query.actor());
      ask("on_behalf_of", query.onBehalfOf());
      ask("skill", query.skillId());
      ask("from", query.from().map(Times::text));
      ask("to", query.to().map(Times::text));
      binds.add(query.enoughBytes());
    }

    private void ask(String criterion, Optional<String> value) {
      value.ifPresent(given -> {
        asked.add(criterion);
        binds.add(given);
      });
    }

    SqlText text() {
      return Sql.TIMELINE.text().asking(asked).naming("limit", Integer.toString(limit));
    }
  }
}
