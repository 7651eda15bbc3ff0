package com.claresia.hub.adapters.persistence.postgres;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statement that commits a segment: one for each shape of it, so that none carries columns that
 * it does not fill.
 */
final class AppendStatement {
  private static final String EDGES_TOO =
      """
      , edge AS (
        INSERT INTO hub.lineage_edge (tenant_id, seq, target)
        SELECT tenant_id, unnest(?::bigint[]), unnest(?::uuid[]) FROM place
      )\
      """;

  /** Where every leaf has content, as all have that are taken in. */
  private static final String EVERYWHERE = "generate_series(first_seq, last_seq)";

  /** Where some have none. */
  private static final String SOMEWHERE = "unnest(?::bigint[])";

  private static final String MEASURED =
      """
      , CASE WHEN success IS NOT NULL THEN ROW(success, latency_ms, tokens_in, tokens_out,
          cost_usd_estimate)::hub.measurement END\
      """;

  private static final String MEASUREMENTS =
      """
      , unnest(?::boolean[]) AS success, unnest(?::bigint[]) AS latency_ms,
            unnest(?::bigint[]) AS tokens_in, unnest(?::bigint[]) AS tokens_out,
            unnest(?::double precision[]) AS cost_usd_estimate\
      """;

  private static final Map<Set<Shape>, String> MADE = new ConcurrentHashMap<>();

  /** In what a segment differs from one whose leaves are all records of plain content. */
  private enum Shape {
    BARE_LEAVES,
    EDGES,
    MEASUREMENTS
  }

  private AppendStatement() {}

  static String of(SegmentColumns columns) {
    return MADE.computeIfAbsent(shapes(columns), AppendStatement::make);
  }

  private static Set<Shape> shapes(SegmentColumns columns) {
    Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    addIf(columns.hasBareLeaves(), Shape.BARE_LEAVES, shapes);
    addIf(columns.hasEdges(), Shape.EDGES, shapes);
    addIf(columns.hasMeasurements(), Shape.MEASUREMENTS, shapes);
    return shapes;
  }

  private static void addIf(boolean has, Shape shape, Set<Shape> shapes) {
    if (has) {
      shapes.add(shape);
    }
  }

  private static String make(Set<Shape> shapes) {
    boolean measured = shapes.contains(Shape.MEASUREMENTS);
    return """
    WITH given AS MATERIALIZED (
      SELECT set_config('app.tenant_id', ?, true) AS tenant_id, ?::bigint AS first_seq,
        ?::bigint AS last_seq, ?::uuid AS commit_id, ?::bytea AS frontier
    ), place AS MATERIALIZED (
      SELECT * FROM given g WHERE g.first_seq = 0 OR g.first_seq - 1 = (
        SELECT e.seq FROM hub.log_entry e WHERE e.tenant_id = g.tenant_id
          AND e.seq >= g.first_seq - 1 ORDER BY e.seq LIMIT 1)
    ), content AS (
      INSERT INTO hub.record_content (tenant_id, seq, type, encoding, occurred_at, recorded_at,
        actor_kind, actor_id, on_behalf_of_kind, on_behalf_of_id, skill_id, archetype_id,
        invocation_id, derived_from, content%s)
      SELECT tenant_id, seq, type, 'plain',
        timestamptz 'epoch' + occurred_at * interval '1 millisecond',
        timestamptz 'epoch' + recorded_at * interval '1 millisecond',
        actor_kind, actor_id, on_behalf_of_kind, on_behalf_of_id, skill_id, archetype_id,
        invocation_id, derived_from::uuid[], content%s
      FROM (
        SELECT tenant_id, %s AS seq, unnest(?::text[]) AS type,
          unnest(?::bigint[]) AS occurred_at, unnest(?::bigint[]) AS recorded_at,
          unnest(?::text[]) AS actor_kind, unnest(?::text[]) AS actor_id,
          unnest(?::text[]) AS on_behalf_of_kind, unnest(?::text[]) AS on_behalf_of_id,
          unnest(?::text[]) AS skill_id, unnest(?::text[]) AS archetype_id,
          unnest(?::text[]) AS invocation_id, unnest(?::text[]) AS derived_from,
          unnest(?::bytea[]) AS content%s
        FROM place) r
    )%s
    INSERT INTO hub.log_entry
      (tenant_id, seq, record_id, provenance_hash, request_digest, commit_id, frontier)
    SELECT tenant_id, seq, record_id, provenance_hash, request_digest,
      CASE seq WHEN first_seq THEN commit_id END, CASE seq WHEN last_seq THEN frontier END
    FROM (
      SELECT place.*, generate_series(first_seq, last_seq) AS seq, unnest(?::uuid[]) AS record_id,
        unnest(?::bytea[]) AS provenance_hash, unnest(?::bytea[]) AS request_digest
      FROM place) r
    """
        .formatted(
            measured ? ", measurement" : "",
            measured ? MEASURED : "",
            shapes.contains(Shape.BARE_LEAVES) ? SOMEWHERE : EVERYWHERE,
            measured ? MEASUREMENTS : "",
            shapes.contains(Shape.EDGES) ? EDGES_TOO : "");
  }
}
