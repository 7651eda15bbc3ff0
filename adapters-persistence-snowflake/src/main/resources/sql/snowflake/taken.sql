-- Which of these ids are taken below a place.
SELECT RECORD_ID FROM LOG_ENTRY
WHERE TENANT_ID = ? AND SEQ < ? AND RECORD_ID IN (
  ?
  , ? -- for each further
)
