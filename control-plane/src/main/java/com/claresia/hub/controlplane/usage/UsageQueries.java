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

/** Answers what the Command Center asks about envelopes. Thread-safe. */
public final class UsageQueries {
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

  /** What the envelopes asked for came to, by group, in the groups' order. */
  public List<Usage> usage(Asked asked, Grouping by) {
    String sql = "SELECT " + by.expression() + SUMS + asked.condition() + " GROUP BY 1 ORDER BY 1";
    return ask(
        asked,
        tx ->
            tx.rows(sql, asked.parameters().toArray()).stream().map(UsageQueries::usage).toList());
  }

  private static Usage usage(Row row) {
    return new Usage(
        row.text(1),
        row.number(2),
        row.number(3),
        new Usage.Latency(row.number(4), row.number(5), row.number(6)),
        new BigInteger(row.text(7)),
        new BigInteger(row.text(8)),
        row.amount(9));
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
