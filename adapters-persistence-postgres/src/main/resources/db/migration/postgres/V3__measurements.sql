-- What a telemetry event measured, apart from its content: the relay builds envelopes from these
-- columns, under a role to which no content was granted.

CREATE TYPE hub.measurement AS (
  success boolean,
  latency_ms bigint,
  tokens_in bigint,
  tokens_out bigint,
  cost_usd_estimate double precision
);
COMMENT ON TYPE hub.measurement IS 'What was measured of one invocation.';

ALTER TABLE hub.record_content ADD COLUMN measurement hub.measurement;
COMMENT ON COLUMN hub.record_content.measurement IS
  'Of a telemetry event; NULL for every other type. It repeats members of the content.';

-- The events that are there already. Forced row-level security would hide them from their owner.
ALTER TABLE hub.record_content_telemetry_event NO FORCE ROW LEVEL SECURITY;
UPDATE hub.record_content_telemetry_event c SET measurement = ROW(
    (m.body ->> 'success')::boolean, (m.body ->> 'latency_ms')::bigint, (m.body ->> 'tokens_in')::bigint,
    (m.body ->> 'tokens_out')::bigint, (m.body ->> 'cost_usd_estimate')::double precision)::hub.measurement
  FROM (SELECT x.tenant_id, x.seq, hub.as_json(x.content) -> 'body' AS body
    FROM hub.record_content_telemetry_event x WHERE x.encoding = 'plain') m
  WHERE c.tenant_id = m.tenant_id AND c.seq = m.seq;
ALTER TABLE hub.record_content_telemetry_event FORCE ROW LEVEL SECURITY;

CREATE VIEW hub.measurements WITH (security_invoker = true) AS
SELECT c.tenant_id, c.seq, c.occurred_at, c.skill_id, c.archetype_id, c.invocation_id,
  (c.measurement).success, (c.measurement).latency_ms, (c.measurement).tokens_in,
  (c.measurement).tokens_out, (c.measurement).cost_usd_estimate
FROM hub.record_content c WHERE c.type = 'telemetry_event';
COMMENT ON VIEW hub.measurements IS 'How invocations went, in figures.';
GRANT SELECT ON hub.measurements TO claresia_read_only;

-- The relay, where it runs apart from the Hub: hashes, figures and identifiers, and nothing else.
GRANT USAGE ON SCHEMA hub TO claresia_relay;
GRANT SELECT ON hub.schema_history, hub.tile TO claresia_relay;
GRANT SELECT (tenant_id, seq, provenance_hash, frontier) ON hub.log_entry TO claresia_relay;
GRANT SELECT (tenant_id, seq, type, occurred_at, skill_id, archetype_id, invocation_id, measurement)
  ON hub.record_content TO claresia_relay;
GRANT SELECT, INSERT, UPDATE ON hub.checkpoint TO claresia_relay;
GRANT EXECUTE ON FUNCTION hub.tenants() TO claresia_relay;

DO $$
DECLARE
  name text;
  keyed constant text := $p$tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), ''))$p$;
BEGIN
  FOREACH name IN ARRAY ARRAY['log_entry', 'record_content', 'checkpoint', 'tile'] LOOP
    EXECUTE format('CREATE POLICY by_relay ON hub.%I TO claresia_relay USING (%s) WITH CHECK (%2$s)', name, keyed);
  END LOOP;
END $$;
