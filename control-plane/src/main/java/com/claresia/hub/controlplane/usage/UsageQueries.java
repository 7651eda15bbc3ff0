package com.claresia.hub.controlplane.usage;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.Slug;
import com.claresia.hub.domain.tenancy.TenantId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers what the Command Center asks about envelopes. Thread-safe. */
public final class UsageQueries {
  /** The most groups that are told at once. */
  public static final int MAX_GROUPS = 1_000;

  // One absurd estimate must not make the sum of all others overflow.
  private static final String SUMS =
      """
      , count(*), count(*) FILTER (WHERE e.success),
        percentile_disc(0.5) WITHIN GROUP (ORDER BY e.latency_ms),
        percentile_disc(0.95) WITHIN GROUP (ORDER BY e.latency_ms),
        percentile_disc(0.99) WITHIN GROUP (ORDER BY e.latency_ms),
        sum(e.tokens_in)::text, sum(e.tokens_out)::text, sum(least(e.cost_usd_estimate, 1e12))
      FROM control_plane.envelope e WHERE
      """;

  private static final String LIST =
      """
      SELECT e.tenant_id, e.seq, e.skill_id, (extract(epoch FROM e.ts) * 1000)::bigint, e.success,
        e.latency_ms, e.tokens_in, e.tokens_out, e.cost_usd_estimate, e.archetype_id
      FROM control_plane.envelope e WHERE
      """;

  private static final String IN_ORDER = " ORDER BY e.ts, e.tenant_id, e.seq LIMIT ?";

  private static final String AFTER =
      " AND (e.ts, e.tenant_id, e.seq) > (timestamptz 'epoch' + ? * interval '1 millisecond', ?, ?)";

  private final Database database;

  /** Answers over the service's connections. */
  public UsageQueries(Database database) {
    this.database = database;
  }

  /** What the envelopes asked for came to, by these dimensions, of which there is one at least. */
  public UsageReport usage(Asked asked, List<Grouping> by) {
    String columns = listed(by, Grouping::expression);
    String places = listed(by, dimension -> Integer.toString(by.indexOf(dimension) + 1));
    String sql =
        "SELECT %s%s%s GROUP BY %s ORDER BY %s LIMIT %d"
            .formatted(columns, SUMS, asked.condition(), places, places, MAX_GROUPS + 1);
    List<Usage> groups =
        ask(
            asked,
            tx ->
                tx.rows(sql, asked.parameters().toArray()).stream()
                    .map(row -> usage(row, by.size()))
                    .toList());
    return groups.size() > MAX_GROUPS
        ? new UsageReport.TooManyGroups()
        : new UsageReport.Groups(groups);
  }

  private static String listed(List<Grouping> by, Function<Grouping, String> part) {
    return by.stream().map(part).collect(Collectors.joining(", "));
  }

  private static Usage usage(Row row, int names) {
    return new Usage(
        IntStream.rangeClosed(1, names).mapToObj(row::text).toList(),
        row.number(names + 1),
        row.number(names + 2),
        new Usage.Latency(row.number(names + 3), row.number(names + 4), row.number(names + 5)),
        new BigInteger(row.text(names + 6)),
        new BigInteger(row.text(names + 7)),
        row.amount(names + 8));
  }

  /** The first page of the envelopes asked for. */
  public EnvelopePage envelopes(Asked asked, int limit) {
    List<Object> parameters = asked.parameters();
    parameters.add(limit);
    return page(asked, limit, LIST + asked.condition() + IN_ORDER, parameters);
  }

  /** The page after the one that gave this cursor. */
  public EnvelopePage envelopes(Asked asked, int limit, String cursor) {
    Optional<Cursor> after = Cursor.read(cursor, asked);
    if (after.isEmpty()) {
      return new EnvelopePage.BadCursor();
    }
    List<Object> parameters = asked.parameters();
    parameters.addAll(
        List.of(after.get().millis(), after.get().tenant().value(), after.get().seq(), limit));
    return page(asked, limit, LIST + asked.condition() + AFTER + IN_ORDER, parameters);
  }

  private EnvelopePage page(Asked asked, int limit, String sql, List<Object> parameters) {
    List<Invocation> found =
        ask(
            asked,
            tx ->
                tx.rows(sql, parameters.toArray()).stream().map(UsageQueries::invocation).toList());
    return new EnvelopePage.Page(
        found,
        found.size() < limit
            ? Optional.empty()
            : Optional.of(Cursor.after(found.getLast()).write(asked)));
  }

  private static Invocation invocation(Row row) {
    return new Invocation(
        row.number(2),
        new Envelope(
            new TenantId(row.text(1)),
            new Slug(row.text(3)),
            Instant.ofEpochMilli(row.number(4)),
            row.truth(5),
            row.number(6),
            row.number(7),
            row.number(8),
            row.amount(9),
            new Slug(row.text(10))));
  }

  private <T> T ask(Asked asked, Function<Transaction, T> question) {
    return asked.tenant().isPresent()
        ? database.forTenant(asked.tenant().get(), question)
        : database.forOperator(question);
  }
}
