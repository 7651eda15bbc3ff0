-- Run by the owner role. ${service} is the login of the running Hub, claresia_read_only the group of
-- the customer's DBAs; both exist already, and neither owns anything here.

CREATE TABLE hub.tenant (
  tenant_id text COLLATE "C" NOT NULL
    CHECK (tenant_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  log_public boolean NOT NULL,
  PRIMARY KEY (tenant_id)
);
COMMENT ON TABLE hub.tenant IS 'Tenants, and what holds for each.';
COMMENT ON COLUMN hub.tenant.log_public IS
  'Whether /v1/log, which holds salted hashes only, is served to everybody.';

CREATE TABLE hub.log_entry (
  tenant_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  record_id uuid NOT NULL,
  provenance_hash bytea NOT NULL,
  request_digest bytea NOT NULL,
  commit_id uuid,
  frontier bytea,
  -- One constraint per table: PostgreSQL reads each one's text anew in every statement.
  CONSTRAINT log_entry_sizes CHECK (
    seq >= 0 AND octet_length(provenance_hash) = 32 AND octet_length(request_digest) = 32),
  -- The compare-and-set on which everything rests: a place is taken once.
  CONSTRAINT log_entry_place PRIMARY KEY (tenant_id, seq),
  CONSTRAINT log_entry_record UNIQUE (tenant_id, record_id)
);
COMMENT ON TABLE hub.log_entry IS
  'The provenance chain: one row per leaf, for ever. Rows are inserted in segments and never changed.';
COMMENT ON COLUMN hub.log_entry.seq IS 'Index of the leaf in the Merkle log, from 0, without gaps.';
COMMENT ON COLUMN hub.log_entry.provenance_hash IS
  'SHA-256 of the canonical record; the data of the leaf (RFC 6962).';
COMMENT ON COLUMN hub.log_entry.request_digest IS
  'SHA-256 of salt and request, by which a repeated request is known.';
COMMENT ON COLUMN hub.log_entry.commit_id IS 'On the first row of a segment: which commit wrote it.';
COMMENT ON COLUMN hub.log_entry.frontier IS
  'On the last row of a segment: size (8 bytes) and hashes of the right edge of the tree after it.';

CREATE TABLE hub.record_content (
  tenant_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  encoding text COLLATE "C" NOT NULL,
  key_index bigint,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_kind text COLLATE "C" NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  on_behalf_of_kind text COLLATE "C",
  on_behalf_of_id text COLLATE "C",
  skill_id text COLLATE "C",
  archetype_id text COLLATE "C",
  invocation_id text COLLATE "C",
  derived_from uuid[],
  content bytea NOT NULL,
  CONSTRAINT record_content_sizes CHECK (
    octet_length(content) <= 589824 AND (encoding = 'plain') = (key_index IS NULL))
) PARTITION BY LIST (type);
COMMENT ON TABLE hub.record_content IS
  'Canonical records and their search columns, by type. A leaf may stand without its row: erased, expired or lost.';
COMMENT ON COLUMN hub.record_content.encoding IS 'plain: canonical JSON in UTF-8; sealed: encrypted.';
COMMENT ON COLUMN hub.record_content.key_index IS 'Which key sealed it; NULL where it is plain.';
COMMENT ON COLUMN hub.record_content.content IS
  'The bytes whose SHA-256 is the provenance hash. Search columns repeat some of their members.';

-- JSON of this size gains little from pglz, which costs five times the rest of an insert, and sealed
-- content nothing; rows up to half a page stay in one piece.
ALTER TABLE hub.record_content ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE hub.record_content_output PARTITION OF hub.record_content
  (PRIMARY KEY (tenant_id, seq)) FOR VALUES IN ('output') WITH (toast_tuple_target = 4080);
CREATE TABLE hub.record_content_decision PARTITION OF hub.record_content
  (PRIMARY KEY (tenant_id, seq)) FOR VALUES IN ('decision') WITH (toast_tuple_target = 4080);
CREATE TABLE hub.record_content_governance_event PARTITION OF hub.record_content
  (PRIMARY KEY (tenant_id, seq)) FOR VALUES IN ('governance_event') WITH (toast_tuple_target = 4080);
CREATE TABLE hub.record_content_artifact PARTITION OF hub.record_content
  (PRIMARY KEY (tenant_id, seq)) FOR VALUES IN ('artifact') WITH (toast_tuple_target = 4080);
CREATE TABLE hub.record_content_employee_profile PARTITION OF hub.record_content
  (PRIMARY KEY (tenant_id, seq)) FOR VALUES IN ('employee_profile') WITH (toast_tuple_target = 4080);
CREATE TABLE hub.record_content_telemetry_event PARTITION OF hub.record_content
  (PRIMARY KEY (tenant_id, seq)) FOR VALUES IN ('telemetry_event') WITH (toast_tuple_target = 4080);

-- One entry per record and question, and no more: each index is a fifth of the cost of an insert.
-- Whoever acts as the very skill is found through the index on skills.
CREATE INDEX record_content_on_behalf_of ON hub.record_content
  (tenant_id, on_behalf_of_id, occurred_at) WHERE on_behalf_of_id IS NOT NULL;
CREATE INDEX record_content_skill ON hub.record_content
  (tenant_id, skill_id, occurred_at) WHERE skill_id IS NOT NULL;
CREATE INDEX record_content_actor ON hub.record_content
  (tenant_id, actor_id, occurred_at) WHERE actor_id IS DISTINCT FROM skill_id;
CREATE INDEX record_content_time ON hub.record_content
  USING brin (tenant_id, occurred_at) WITH (pages_per_range = 32, autosummarize = on);

CREATE TABLE hub.lineage_edge (
  tenant_id text COLLATE "C" NOT NULL,
  target uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (tenant_id, target, seq)
);
COMMENT ON TABLE hub.lineage_edge IS
  'derived_from by its far end: the record at seq was made from the record target, which may be unknown.';

CREATE TABLE hub.checkpoint (
  tenant_id text COLLATE "C" NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  issued_at timestamptz NOT NULL,
  note text NOT NULL CHECK (octet_length(note) <= 65536),
  PRIMARY KEY (tenant_id, size)
);
COMMENT ON TABLE hub.checkpoint IS 'Signed checkpoints (C2SP tlog-checkpoint) with their cosignatures.';
COMMENT ON COLUMN hub.checkpoint.note IS 'The whole signed note, as it was signed.';

CREATE TABLE hub.tile (
  tenant_id text COLLATE "C" NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  index bigint NOT NULL CHECK (index >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
  PRIMARY KEY (tenant_id, level, index)
);
COMMENT ON TABLE hub.tile IS
  'Full tiles of the Merkle tree (C2SP tlog-tiles): a cache that can be emptied at any time.';
ALTER TABLE hub.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE TABLE hub.read_only_login (
  tenant_id text COLLATE "C" NOT NULL REFERENCES hub.tenant,
  login text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, login)
);
COMMENT ON TABLE hub.read_only_login IS
  'Which login of the customer''s DBAs may read which tenant. Only the owner sees this table.';

-- What a DBA may read hangs on the login alone, which, unlike app.tenant_id, nobody can set.
CREATE FUNCTION hub.readable_tenants() RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''
  RETURN ARRAY(SELECT l.tenant_id FROM hub.read_only_login l WHERE l.login = session_user);
COMMENT ON FUNCTION hub.readable_tenants() IS 'The tenants that the session''s login may read.';

-- The names of tenants, for the Hub itself, which no single tenant's setting would show.
CREATE FUNCTION hub.tenants() RETURNS SETOF hub.tenant
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''
  BEGIN ATOMIC SELECT t.tenant_id, t.log_public FROM hub.tenant t ORDER BY t.tenant_id; END;
COMMENT ON FUNCTION hub.tenants() IS 'All tenants; for the service only.';

REVOKE ALL ON FUNCTION hub.readable_tenants(), hub.tenants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.readable_tenants() TO claresia_read_only;
GRANT EXECUTE ON FUNCTION hub.tenants() TO "${service}";

-- Row-level security, forced on the owner too. The sub-select makes PostgreSQL read the setting once
-- per statement rather than once per row; an empty setting counts as none.
DO $$
DECLARE
  name text;
  keyed constant text := $p$tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), ''))$p$;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenant', 'log_entry', 'record_content', 'lineage_edge', 'checkpoint', 'tile']
  LOOP
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY by_setting ON hub.%I TO CURRENT_ROLE, "${service}" USING (%s) WITH CHECK (%2$s)',
      name, keyed);
    EXECUTE format(
      'CREATE POLICY by_login ON hub.%I FOR SELECT TO claresia_read_only '
      'USING (tenant_id = ANY ((SELECT hub.readable_tenants())::text[]))', name);
    EXECUTE format('GRANT SELECT ON hub.%I TO claresia_read_only', name);
  END LOOP;
  -- Partitions have no policy of their own: there is no way in but through the table.
  FOR name IN SELECT c.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'hub.record_content'::regclass
  LOOP
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- The owner keeps the list of tenants and the mapping; nobody else has a policy on these rows.
CREATE POLICY by_owner ON hub.tenant TO CURRENT_ROLE USING (true) WITH CHECK (true);
ALTER TABLE hub.read_only_login ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_owner ON hub.read_only_login TO CURRENT_ROLE USING (true) WITH CHECK (true);

GRANT USAGE ON SCHEMA hub TO "${service}", claresia_read_only;
GRANT SELECT ON hub.tenant, hub.schema_history TO "${service}";
GRANT SELECT ON hub.schema_history TO claresia_read_only;
GRANT SELECT, INSERT ON hub.log_entry TO "${service}";
GRANT SELECT, INSERT, DELETE ON hub.record_content, hub.lineage_edge TO "${service}";
GRANT SELECT, INSERT, UPDATE, DELETE ON hub.checkpoint TO "${service}";
GRANT SELECT, INSERT, UPDATE ON hub.tile TO "${service}";
