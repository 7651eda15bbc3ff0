DELETE FROM CHECKPOINT WHERE TENANT_ID = ? AND LOG_SIZE IN (
  ?
  , ? -- for each further
)
