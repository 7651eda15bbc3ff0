CREATE ROLE IF NOT EXISTS ${tenant_role} COMMENT = 'Claresia Hub: one tenant''s rows, for the running Hub.';
GRANT ROLE ${prefix}_WRITING TO ROLE ${tenant_role};
GRANT ROLE ${tenant_role} TO USER ${user};
