CREATE ROLE IF NOT EXISTS ${reader_role} COMMENT = 'Claresia Hub: reads one tenant''s rows, and writes nothing.';
GRANT ROLE ${prefix}_READING TO ROLE ${reader_role};
GRANT ROLE ${reader_role} TO USER ${user};
