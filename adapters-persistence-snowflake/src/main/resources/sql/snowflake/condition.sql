-- Asked at every readiness probe, so it should wake no warehouse: a function, and the maximum of a small column.
SELECT CURRENT_VERSION(), (SELECT COALESCE(MAX(VERSION), 0) FROM SCHEMA_HISTORY)
