-- The innermost question is the one that indexes answer; the outer ones end the answer where it is large enough.
SELECT SEQ, RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, CONTENT
FROM (
  SELECT SEQ, RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, CONTENT,
    SUM(OCTET_LENGTH(CONTENT)) OVER (ORDER BY SEQ ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      - OCTET_LENGTH(CONTENT) AS BYTES_BEFORE
  FROM (
    SELECT SEQ, RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, CONTENT
    FROM LOG_ENTRY
    WHERE TENANT_ID = ? AND SEQ >= ? AND SEQ < ? AND CONTENT IS NOT NULL
      AND TYPE = ? -- if asked: type
      AND ACTOR_ID = ? -- if asked: actor
      AND ON_BEHALF_OF_ID = ? -- if asked: on_behalf_of
      AND SKILL_ID = ? -- if asked: skill
      AND OCCURRED_AT >= TO_TIMESTAMP_NTZ(?) -- if asked: from
      AND OCCURRED_AT < TO_TIMESTAMP_NTZ(?) -- if asked: to
    ORDER BY SEQ
    LIMIT ${limit}
  ) FOUND
) MEASURED
WHERE BYTES_BEFORE < ?
ORDER BY SEQ
