-- Without a tenant, no row of the log may be seen.
SELECT SEQ FROM LOG_ENTRY LIMIT 1
