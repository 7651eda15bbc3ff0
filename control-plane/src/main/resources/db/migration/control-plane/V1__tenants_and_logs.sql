-- Run by the owner role. ${service} is the login of the running service, which may add to what is kept
-- for ever and never alter or delete it.

CREATE TABLE control_plane.tenant (
  tenant_id text COLLATE "C" NOT NULL
    CHECK (tenant_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  endpoint text NOT NULL CHECK (octet_length(endpoint) BETWEEN 1 AND 2048),
  region text COLLATE "C" NOT NULL CHECK (region ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  mode text COLLATE "C" NOT NULL CHECK (mode IN ('A', 'B', 'C')),
  registered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);
COMMENT ON TABLE control_plane.tenant IS 'Customers. A tenant''s name and region are pinned for ever.';

CREATE TABLE control_plane.certificate (
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  tenant_id text COLLATE "C" REFERENCES control_plane.tenant,
  der bytea NOT NULL CHECK (octet_length(der) <= 65536 AND sha256(der) = fingerprint),
  registered_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  PRIMARY KEY (fingerprint)
);
COMMENT ON TABLE control_plane.certificate IS
  'Client certificates by the SHA-256 of their DER form; one without a tenant is an operator''s.';

CREATE TABLE control_plane.log_key (
  tenant_id text COLLATE "C" NOT NULL REFERENCES control_plane.tenant,
  verifier_key text COLLATE "C" NOT NULL CHECK (octet_length(verifier_key) <= 512),
  registered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, verifier_key)
);
COMMENT ON TABLE control_plane.log_key IS 'Keys that a tenant''s checkpoints are signed with (C2SP verifier keys).';

CREATE TABLE control_plane.cosigner_key (
  verifier_key text COLLATE "C" NOT NULL CHECK (octet_length(verifier_key) <= 512),
  valid_from timestamptz NOT NULL,
  valid_until timestamptz CHECK (valid_until >= valid_from),
  PRIMARY KEY (verifier_key)
);
COMMENT ON TABLE control_plane.cosigner_key IS
  'Keys that cosign: every one whose time it is. The private halves lie in files, never here.';

CREATE TABLE control_plane.desired_schema (
  singleton boolean NOT NULL DEFAULT true CHECK (singleton),
  version integer NOT NULL CHECK (version >= 0),
  PRIMARY KEY (singleton)
);
COMMENT ON TABLE control_plane.desired_schema IS
  'The schema version that Hubs are told to migrate to; 0 asks for none.';
INSERT INTO control_plane.desired_schema (version) VALUES (0);

CREATE TABLE control_plane.log_state (
  tenant_id text COLLATE "C" NOT NULL REFERENCES control_plane.tenant,
  acknowledged_size bigint NOT NULL DEFAULT 0,
  frontier bytea NOT NULL DEFAULT '\x0000000000000000',
  envelopes bigint NOT NULL DEFAULT 0,
  lease_holder uuid,
  lease_until timestamptz,
  last_contact timestamptz,
  witnessed_size bigint NOT NULL DEFAULT 0,
  witnessed_root bytea NOT NULL DEFAULT sha256(''::bytea),
  checkpoint text CHECK (octet_length(checkpoint) <= 65536),
  CHECK (acknowledged_size >= witnessed_size AND witnessed_size >= 0 AND envelopes >= 0),
  PRIMARY KEY (tenant_id)
);
COMMENT ON TABLE control_plane.log_state IS
  'How far each log is known and witnessed. The lock of its row puts all that happens to a log in order.';
COMMENT ON COLUMN control_plane.log_state.frontier IS
  'Size (8 bytes) and hashes of the right edge of the tree of what was acknowledged.';
COMMENT ON COLUMN control_plane.log_state.checkpoint IS 'The newest witnessed note, with its cosignatures.';

CREATE TABLE control_plane.hash_batch (
  tenant_id text COLLATE "C" NOT NULL,
  first_seq bigint NOT NULL,
  entries integer NOT NULL,
  hashes bytea NOT NULL,
  frontier_after bytea NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  CHECK (first_seq >= 0 AND entries > 0 AND octet_length(hashes) = 32 * entries),
  PRIMARY KEY (tenant_id, first_seq)
);
COMMENT ON TABLE control_plane.hash_batch IS
  'Received provenance hashes, 32 bytes each, as they came; batches follow each other without a gap.';
ALTER TABLE control_plane.hash_batch ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE TABLE control_plane.envelope (
  tenant_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  ts timestamptz NOT NULL,
  skill_id text COLLATE "C" NOT NULL,
  archetype_id text COLLATE "C" NOT NULL,
  success boolean NOT NULL,
  latency_ms bigint NOT NULL,
  tokens_in bigint NOT NULL,
  tokens_out bigint NOT NULL,
  cost_usd_estimate double precision NOT NULL,
  PRIMARY KEY (tenant_id, seq)
);
COMMENT ON TABLE control_plane.envelope IS 'The nine fields of each telemetry event, and its place in the log.';
CREATE INDEX envelope_time ON control_plane.envelope (tenant_id, ts, seq);
CREATE INDEX envelope_skill ON control_plane.envelope (tenant_id, skill_id, ts, seq);

CREATE TABLE control_plane.alarm (
  alarm_id bigint GENERATED ALWAYS AS IDENTITY,
  tenant_id text COLLATE "C" NOT NULL REFERENCES control_plane.tenant,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('entry_forked', 'envelope_forked', 'checkpoint_forked')),
  place bigint NOT NULL,
  known bytea NOT NULL,
  received bytea NOT NULL,
  evidence text NOT NULL CHECK (octet_length(evidence) <= 65536),
  relay uuid,
  raised_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (alarm_id),
  -- A relay that keeps sending the same is one alarm.
  UNIQUE (tenant_id, kind, place, known, received)
);
COMMENT ON TABLE control_plane.alarm IS 'Logs that tell two histories.';
COMMENT ON COLUMN control_plane.alarm.place IS 'The seq of the entry, or the size of the checkpoint.';
COMMENT ON COLUMN control_plane.alarm.evidence IS 'The checkpoint as its log signed it; empty for an entry.';

-- What is kept for ever, and what only grows.
CREATE FUNCTION control_plane.refuse_change() RETURNS trigger
  LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are kept as they are', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_is_kept';
END $$;
CREATE FUNCTION control_plane.pin_tenant() RETURNS trigger
  LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.region IS DISTINCT FROM OLD.region THEN
    RAISE EXCEPTION 'a tenant''s name and region are pinned for ever'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tenant_region_is_pinned';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION control_plane.only_grow() RETURNS trigger
  LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW.acknowledged_size < OLD.acknowledged_size
    OR NEW.witnessed_size < OLD.witnessed_size OR NEW.envelopes < OLD.envelopes
    OR (NEW.witnessed_size = OLD.witnessed_size AND NEW.witnessed_root <> OLD.witnessed_root) THEN
    RAISE EXCEPTION 'a log only grows'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'log_state_only_grows';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER pinned BEFORE UPDATE ON control_plane.tenant
  FOR EACH ROW EXECUTE FUNCTION control_plane.pin_tenant();
CREATE TRIGGER only_grows BEFORE UPDATE ON control_plane.log_state
  FOR EACH ROW EXECUTE FUNCTION control_plane.only_grow();
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['hash_batch', 'envelope', 'alarm']
  LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON control_plane.%I '
      'FOR EACH ROW EXECUTE FUNCTION control_plane.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['tenant', 'log_state']
  LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE DELETE ON control_plane.%I '
      'FOR EACH ROW EXECUTE FUNCTION control_plane.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['tenant', 'log_state', 'hash_batch', 'envelope', 'alarm']
  LOOP
    EXECUTE format('CREATE TRIGGER kept_whole BEFORE TRUNCATE ON control_plane.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION control_plane.refuse_change()', name);
  END LOOP;
END $$;

-- Row-level security, forced on the owner too. The sub-select makes PostgreSQL read a setting once per
-- statement rather than once per row; an empty setting counts as none.
DO $$
DECLARE
  name text;
  keyed constant text := $p$tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), ''))$p$;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenant', 'certificate', 'log_key', 'log_state', 'hash_batch', 'envelope', 'alarm']
  LOOP
    EXECUTE format('ALTER TABLE control_plane.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY by_setting ON control_plane.%I TO CURRENT_ROLE, "${service}" USING (%s) WITH CHECK (%2$s)',
      name, keyed);
  END LOOP;
  -- The owner registers tenants, certificates and keys, and lists alarms.
  FOREACH name IN ARRAY ARRAY['tenant', 'certificate', 'log_key']
  LOOP
    EXECUTE format(
      'CREATE POLICY by_owner ON control_plane.%I TO CURRENT_ROLE USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
CREATE POLICY by_owner ON control_plane.alarm FOR SELECT TO CURRENT_ROLE USING (true);
-- An operator's question is asked of all tenants: what they used, and nothing else.
CREATE POLICY by_operator ON control_plane.envelope FOR SELECT TO "${service}"
  USING ((SELECT current_setting('app.asks', true)) = 'operator');

-- Who knocks is not known before this is asked: certificates and the names of tenants, for the service.
CREATE FUNCTION control_plane.certificates()
  RETURNS TABLE (fingerprint bytea, tenant_id text, revoked boolean)
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''
  BEGIN ATOMIC
    SELECT c.fingerprint, c.tenant_id, c.revoked_at IS NOT NULL FROM control_plane.certificate c;
  END;
CREATE FUNCTION control_plane.tenants() RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''
  BEGIN ATOMIC SELECT t.tenant_id FROM control_plane.tenant t; END;
-- For the metrics: a number, so that no tenant is named.
CREATE FUNCTION control_plane.alarms() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''
  BEGIN ATOMIC SELECT count(*) FROM control_plane.alarm; END;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA control_plane FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control_plane.certificates(), control_plane.tenants(), control_plane.alarms()
  TO "${service}";
GRANT USAGE ON SCHEMA control_plane TO "${service}";
GRANT SELECT ON control_plane.log_key, control_plane.cosigner_key, control_plane.desired_schema,
  control_plane.schema_history TO "${service}";
GRANT SELECT, INSERT ON control_plane.hash_batch, control_plane.envelope, control_plane.alarm TO "${service}";
GRANT SELECT ON control_plane.log_state TO "${service}";
GRANT UPDATE (acknowledged_size, frontier, envelopes, lease_holder, lease_until, last_contact,
  witnessed_size, witnessed_root, checkpoint) ON control_plane.log_state TO "${service}";
