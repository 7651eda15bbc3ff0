-- What the customer's DBAs read with plain SQL. The views run with the rights of whoever asks, so
-- that row-level security of the tables below decides what is seen.

-- jsonb knows no U+0000, and an altered row may be no JSON at all: neither may spoil a whole query.
CREATE FUNCTION hub.as_json(content bytea) RETURNS jsonb
  LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = '' AS $$
BEGIN
  RETURN pg_catalog.replace(pg_catalog.convert_from(content, 'UTF8'), '\u0000', '\ufffd')::pg_catalog.jsonb;
EXCEPTION
  WHEN data_exception THEN RETURN NULL;
END $$;
COMMENT ON FUNCTION hub.as_json(bytea) IS
  'Canonical JSON as jsonb; NULL where it is none. U+0000 is shown as U+FFFD.';
REVOKE ALL ON FUNCTION hub.as_json(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.as_json(bytea) TO claresia_read_only;

CREATE VIEW hub.records WITH (security_invoker = true) AS
SELECT e.tenant_id, e.seq, e.record_id, c.type, c.occurred_at, c.recorded_at,
  c.actor_kind, c.actor_id, c.on_behalf_of_kind, c.on_behalf_of_id,
  c.skill_id, c.archetype_id, c.invocation_id, c.derived_from,
  encode(e.provenance_hash, 'hex') AS provenance_hash, c.encoding,
  CASE c.encoding WHEN 'plain' THEN hub.as_json(c.content) END AS content
FROM hub.log_entry e LEFT JOIN hub.record_content c ON c.tenant_id = e.tenant_id AND c.seq = e.seq;
COMMENT ON VIEW hub.records IS
  'Every record with its content; where the content is gone, place, id and hash remain.';

CREATE VIEW hub.timeline WITH (security_invoker = true) AS
SELECT c.tenant_id, c.occurred_at, c.type, c.actor_kind, c.actor_id, c.on_behalf_of_id, c.skill_id,
  c.invocation_id, e.record_id, c.seq
FROM hub.record_content c JOIN hub.log_entry e ON e.tenant_id = c.tenant_id AND e.seq = c.seq;
COMMENT ON VIEW hub.timeline IS 'Who did what, for whom and when, without the content.';

CREATE VIEW hub.lineage WITH (security_invoker = true) AS
SELECT g.tenant_id, e.record_id, g.target AS derived_from
FROM hub.lineage_edge g JOIN hub.log_entry e ON e.tenant_id = g.tenant_id AND e.seq = g.seq;
COMMENT ON VIEW hub.lineage IS 'Which record was made from which.';

GRANT SELECT ON hub.records, hub.timeline, hub.lineage TO claresia_read_only;
