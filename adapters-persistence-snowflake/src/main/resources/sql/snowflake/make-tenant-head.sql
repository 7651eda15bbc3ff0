-- On standard tables only. Its row is filled by fill-tenant-head.
CREATE TABLE IF NOT EXISTS ${head} (LOG_SIZE NUMBER(18, 0) NOT NULL)
  COMMENT = 'Claresia Hub: where this tenant''s log ends, for the compare-and-set.';
GRANT SELECT, UPDATE ON TABLE ${head} TO ROLE ${tenant_role};
