package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.record.RecordType;
import com.microsoft.graph.models.ListItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers queries from the list {@code Records}: those for type, skill and whole seconds, over
 * records of types that have rows, up to where the list is up to date. Who acted, and for whom, is
 * not in the list.
 */
final class ListQueries implements ViewQueries {
  /** So many places at the most are surely few enough rows. */
  private static final long SHORT = 1_000;

  private final ListItems rows;
  private final RecordsView view;
  private final Set<RecordType> types;

  ListQueries(ListItems rows, RecordsView view, Set<RecordType> types) {
    this.rows = rows;
    this.view = view;
    this.types = Set.copyOf(types);
  }

  @Override
  public Optional<List<Long>> places(TenantLog log, TimelineQuery query, int most) {
    long to = Math.min(query.places().to(), log.known().size());
    boolean canSay = isInColumns(query) && areTypesShown(query) && query.places().from() < to;
    if (!canSay || view.shownUpTo(log.tenant()) < to) {
      return Optional.empty();
    }
    return rows.first(filter(log, query, to), "fields/" + ViewRow.SEQ, most, Urgency.READ)
        .filter(found -> found.stream().allMatch(row -> isExact(row, query)))
        .map(found -> found.stream().map(ViewRow::seq).toList());
  }

  // SharePoint compares texts without regard to case; the Hub does not.
  private static boolean isExact(ListItem row, TimelineQuery query) {
    return query.skillId().stream().allMatch(ViewRow.skill(row)::equals);
  }

  private static boolean isInColumns(TimelineQuery query) {
    return query.actor().isEmpty()
        && query.onBehalfOf().isEmpty()
        && query.from().stream().allMatch(ListQueries::isWholeSecond)
        && query.to().stream().allMatch(ListQueries::isWholeSecond);
  }

  // A column may keep seconds only, which orders the same between whole ones.
  private static boolean isWholeSecond(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private boolean areTypesShown(TimelineQuery query) {
    return query
        .type()
        .map(types::contains)
        .orElseGet(() -> types.containsAll(EnumSet.allOf(RecordType.class)));
  }

  /**
   * The column that leaves fewest rows is named first, as far as that can be told: of more than
   * 5,000 in its range SharePoint shows none.
   */
  private static String filter(TenantLog log, TimelineQuery query, long to) {
    boolean isShort = to - query.places().from() <= SHORT;
    List<String> conditions = new ArrayList<>();
    query.from().ifPresent(from -> conditions.add(text(ViewRow.OCCURRED, "ge", from.toString())));
    query.to().ifPresent(until -> conditions.add(text(ViewRow.OCCURRED, "lt", until.toString())));
    query.skillId().ifPresent(skill -> conditions.add(text(ViewRow.SKILL, "eq", skill)));
    query.type().ifPresent(type -> conditions.add(text(ViewRow.TYPE, "eq", type.wireName())));
    conditions.add(
        isShort ? 0 : conditions.size(),
        RecordsView.filter(log.tenant(), query.places().from(), to));
    return String.join(" and ", conditions);
  }

  private static String text(String column, String comparison, String value) {
    return "fields/%s %s '%s'".formatted(column, comparison, value.replace("'", "''"));
  }
}
