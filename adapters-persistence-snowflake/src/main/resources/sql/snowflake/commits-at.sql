-- Who took these places: the first place of a segment, and the one before it.
SELECT SEQ, COMMIT_ID FROM LOG_ENTRY WHERE TENANT_ID = ? AND SEQ BETWEEN ? AND ?
