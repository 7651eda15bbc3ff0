-- Who may do what: groups of privileges, which roles for tenants and readers inherit (hub tenant add makes those), and the
-- rows that a session sees. Run by ${owner_role}, who needs CREATE ROLE on the account, and USAGE on the database and the
-- warehouse with the grant option.

CREATE ROLE IF NOT EXISTS ${prefix}_READING COMMENT = 'Claresia Hub: may read what the row access policies show.';
CREATE ROLE IF NOT EXISTS ${prefix}_WRITING COMMENT = 'Claresia Hub: what a tenant''s role may write.';
CREATE ROLE IF NOT EXISTS ${prefix}_SERVICE COMMENT = 'Claresia Hub: the running Hub outside any tenant.';

GRANT USAGE ON DATABASE ${database} TO ROLE ${prefix}_READING;
GRANT USAGE ON SCHEMA ${database}.${schema} TO ROLE ${prefix}_READING;
GRANT ROLE ${prefix}_READING TO ROLE ${prefix}_WRITING;
GRANT ROLE ${prefix}_READING TO ROLE ${prefix}_SERVICE;
GRANT USAGE ON WAREHOUSE ${warehouse} TO ROLE ${prefix}_WRITING;
GRANT USAGE ON WAREHOUSE ${warehouse} TO ROLE ${prefix}_SERVICE;

GRANT SELECT ON TABLE LOG_ENTRY TO ROLE ${prefix}_READING;
GRANT SELECT ON TABLE CHECKPOINT TO ROLE ${prefix}_READING;
GRANT SELECT ON TABLE TILE TO ROLE ${prefix}_READING;
GRANT SELECT ON TABLE TENANT TO ROLE ${prefix}_READING;
GRANT SELECT ON TABLE SCHEMA_HISTORY TO ROLE ${prefix}_READING;

-- UPDATE is for dropping content; nobody but the owner can take a row of the log away.
GRANT INSERT, UPDATE ON TABLE LOG_ENTRY TO ROLE ${prefix}_WRITING;
GRANT INSERT, UPDATE, DELETE ON TABLE CHECKPOINT TO ROLE ${prefix}_WRITING;
GRANT INSERT, UPDATE ON TABLE TILE TO ROLE ${prefix}_WRITING;

-- A tenant's rows are seen by its own role, or the owner's, once the session is set to that tenant; and by its readers.
CREATE ROW ACCESS POLICY IF NOT EXISTS TENANT_ROWS AS (T VARCHAR) RETURNS BOOLEAN ->
  (T = GETVARIABLE('TENANT') AND (
    IS_ROLE_IN_SESSION('${prefix}_TENANT_' || UPPER(REPLACE(T, '-', '_')))
    OR IS_ROLE_IN_SESSION('${owner_role}')))
  OR IS_ROLE_IN_SESSION('${prefix}_READER_' || UPPER(REPLACE(T, '-', '_')));

-- The list of tenants is the owner's and the service's; a tenant or a reader sees its own row.
CREATE ROW ACCESS POLICY IF NOT EXISTS TENANT_NAMES AS (T VARCHAR) RETURNS BOOLEAN ->
  IS_ROLE_IN_SESSION('${owner_role}')
  OR IS_ROLE_IN_SESSION('${prefix}_SERVICE')
  OR IS_ROLE_IN_SESSION('${prefix}_READER_' || UPPER(REPLACE(T, '-', '_')))
  OR (T = GETVARIABLE('TENANT')
    AND IS_ROLE_IN_SESSION('${prefix}_TENANT_' || UPPER(REPLACE(T, '-', '_'))));

-- A table has one policy at most, and adding it twice fails: so any is taken off first.
ALTER TABLE LOG_ENTRY DROP ALL ROW ACCESS POLICIES;
ALTER TABLE LOG_ENTRY ADD ROW ACCESS POLICY TENANT_ROWS ON (TENANT_ID);
ALTER TABLE CHECKPOINT DROP ALL ROW ACCESS POLICIES;
ALTER TABLE CHECKPOINT ADD ROW ACCESS POLICY TENANT_ROWS ON (TENANT_ID);
ALTER TABLE TILE DROP ALL ROW ACCESS POLICIES;
ALTER TABLE TILE ADD ROW ACCESS POLICY TENANT_ROWS ON (TENANT_ID);
ALTER TABLE TENANT DROP ALL ROW ACCESS POLICIES;
ALTER TABLE TENANT ADD ROW ACCESS POLICY TENANT_NAMES ON (TENANT_ID);
