-- Reads every row of the tenant that was made from another: there is no index by the far end.
SELECT RECORD_ID FROM LOG_ENTRY
WHERE TENANT_ID = ? AND DERIVED_FROM IS NOT NULL
  AND ARRAYS_OVERLAP(SPLIT(DERIVED_FROM, ','), SPLIT(?, ','))
ORDER BY SEQ
LIMIT ${limit}
