package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.TimelineQuery;
import java.util.List;
import java.util.Optional;

/** Answers queries from the list that people browse, where it can. */
interface ViewQueries {
  /**
   * The first places that a query asks for, by the list; empty where the list cannot say, because a
   * criterion has no column, rows are left out by policy, or it is not up to date.
   */
  Optional<List<Long>> places(TenantLog log, TimelineQuery query, int most);

  /** Never says anything. */
  static ViewQueries none() {
    return (log, query, most) -> Optional.empty();
  }
}
