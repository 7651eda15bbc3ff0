-- Once, when the session begins, and never again: row access policies read it.
SET TENANT = '${tenant}'
