CREATE TABLE control_plane.awaited_checkpoint (
  tenant_id text COLLATE "C" NOT NULL REFERENCES control_plane.tenant,
  size bigint NOT NULL CHECK (size > 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  note text NOT NULL CHECK (octet_length(note) <= 65536),
  PRIMARY KEY (tenant_id, size, root)
);
COMMENT ON TABLE control_plane.awaited_checkpoint IS
  'Checkpoints that their logs signed, compared and taken out once their hashes were received.';
ALTER TABLE control_plane.awaited_checkpoint ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_setting ON control_plane.awaited_checkpoint TO CURRENT_ROLE, "${service}"
  USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')))
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')));
GRANT SELECT, INSERT, DELETE ON control_plane.awaited_checkpoint TO "${service}";

COMMENT ON COLUMN control_plane.alarm.evidence IS
  'The checkpoint as its log signed it, after the old size and the path where these show the fork; empty for an entry.';
