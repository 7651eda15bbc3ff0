package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.telemetry.Slug;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The envelopes of one tenant, by their places.
 *
 * @param tx the tenant's transaction
 * @param tenant whose
 */
record ReceivedEnvelopes(Transaction tx, TenantId tenant) {
  private static final String ADD =
      """
      INSERT INTO control_plane.envelope (tenant_id, seq, ts, skill_id, archetype_id, success,
        latency_ms, tokens_in, tokens_out, cost_usd_estimate)
      SELECT ?, seq, timestamptz 'epoch' + ms * interval '1 millisecond', skill_id, archetype_id,
        success, latency_ms, tokens_in, tokens_out, cost
      FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::bigint[],
        ?::bigint[], ?::bigint[], ?::double precision[])
        e(seq, ms, skill_id, archetype_id, success, latency_ms, tokens_in, tokens_out, cost)
      """;

  private static final String READ =
      """
      SELECT seq, skill_id, (extract(epoch FROM ts) * 1000)::bigint, success, latency_ms, tokens_in,
        tokens_out, cost_usd_estimate, archetype_id
      FROM control_plane.envelope WHERE tenant_id = ? AND seq >= ? AND seq < ?
      """;

  void add(List<FeedEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<Envelope> all = entries.stream().map(entry -> entry.envelope().orElseThrow()).toList();
    tx.change(
        ADD,
        tenant.value(),
        entries.stream().mapToLong(FeedEntry::seq).toArray(),
        all.stream().mapToLong(envelope -> envelope.ts().toEpochMilli()).toArray(),
        texts(all, envelope -> envelope.skillId().value()),
        texts(all, envelope -> envelope.archetypeId().value()),
        truths(all),
        all.stream().mapToLong(Envelope::latencyMs).toArray(),
        all.stream().mapToLong(Envelope::tokensIn).toArray(),
        all.stream().mapToLong(Envelope::tokensOut).toArray(),
        all.stream().mapToDouble(Envelope::costUsdEstimate).toArray());
  }

  private static String[] texts(List<Envelope> all, Function<Envelope, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static boolean[] truths(List<Envelope> all) {
    boolean[] truths = new boolean[all.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = all.get(i).success();
    }
    return truths;
  }

  /** Those of {@code [from, to)}. */
  Map<Long, Envelope> read(long from, long to) {
    Map<Long, Envelope> found = new HashMap<>();
    for (Row row : tx.rows(READ, tenant.value(), from, to)) {
      found.put(row.number(1), envelope(row));
    }
    return found;
  }

  private Envelope envelope(Row row) {
    return new Envelope(
        tenant,
        new Slug(row.text(2)),
        Instant.ofEpochMilli(row.number(3)),
        row.truth(4),
        row.number(5),
        row.number(6),
        row.number(7),
        row.amount(8),
        new Slug(row.text(9)));
  }
}
