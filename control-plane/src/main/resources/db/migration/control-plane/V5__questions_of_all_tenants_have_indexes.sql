-- Pages and sums of all tenants together, which the indexes that begin with a tenant do not serve.
CREATE INDEX envelope_of_all_time ON control_plane.envelope (ts, tenant_id, seq);
CREATE INDEX envelope_of_all_skill ON control_plane.envelope (skill_id, ts, tenant_id, seq);
CREATE INDEX envelope_of_all_archetype ON control_plane.envelope (archetype_id, ts, tenant_id, seq);
