package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Collection;
import java.util.List;

/** Destroys content, with the search columns that came with it; the row stays for ever. */
final class Contents {
  private final Sessions sessions;

  Contents(Sessions sessions) {
    this.sessions = sessions;
  }

  int drop(TenantId tenant, Collection<RecordId> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    ManyBinds binds = new ManyBinds(List.of(tenant.value()), Reading.texts(ids));
    long dropped =
        sessions.rewrite(
            tenant, session -> session.change(binds.in(Sql.DROP_CONTENT), binds.all()));
    return (int) dropped;
  }
}
