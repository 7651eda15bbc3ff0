-- A segment: one set of binds for each row, sent together. On hybrid tables its keys make it all or nothing.
INSERT INTO LOG_ENTRY (
  TENANT_ID, SEQ, RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, COMMIT_ID, FRONTIER,
  TYPE, ENCODING, OCCURRED_AT, RECORDED_AT, ACTOR_KIND, ACTOR_ID, ON_BEHALF_OF_KIND,
  ON_BEHALF_OF_ID, SKILL_ID, ARCHETYPE_ID, INVOCATION_ID, DERIVED_FROM, CONTENT)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
