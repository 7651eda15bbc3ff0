-- The log on hybrid tables, which enforce their keys. Every statement can be run again: DDL commits by itself.
-- Data is ordered by the primary key. Indexes begin with their selective column, as Snowflake advises.

CREATE HYBRID TABLE IF NOT EXISTS LOG_ENTRY (
  TENANT_ID VARCHAR(63) NOT NULL,
  SEQ NUMBER(18, 0) NOT NULL COMMENT 'Index of the leaf in the Merkle log, from 0, without gaps.',
  RECORD_ID VARCHAR(36) NOT NULL,
  PROVENANCE_HASH BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical record; the data of the leaf (RFC 6962).',
  REQUEST_DIGEST BINARY(32) NOT NULL COMMENT 'SHA-256 of salt and request, by which a repeated request is known.',
  COMMIT_ID VARCHAR(36) COMMENT 'On the first row of a segment: which commit wrote it.',
  FRONTIER BINARY(2056) COMMENT 'On the last row of a segment: size and hashes of the right edge of the tree after it.',
  TYPE VARCHAR(32),
  ENCODING VARCHAR(8) COMMENT 'plain: canonical JSON; sealed: encrypted.',
  KEY_INDEX NUMBER(18, 0),
  OCCURRED_AT TIMESTAMP_NTZ(3),
  RECORDED_AT TIMESTAMP_NTZ(3),
  ACTOR_KIND VARCHAR(16),
  ACTOR_ID VARCHAR(255),
  ON_BEHALF_OF_KIND VARCHAR(16),
  ON_BEHALF_OF_ID VARCHAR(255),
  SKILL_ID VARCHAR(255),
  ARCHETYPE_ID VARCHAR(255),
  INVOCATION_ID VARCHAR(255),
  DERIVED_FROM VARCHAR COMMENT 'Ids of the records it was made from, joined by commas, in the client''s order.',
  CONTENT VARCHAR COMMENT 'The text whose bytes in UTF-8 were hashed; NULL, with all search columns, where it is gone.',
  CONSTRAINT LOG_ENTRY_PLACE PRIMARY KEY (TENANT_ID, SEQ),
  CONSTRAINT LOG_ENTRY_RECORD UNIQUE (TENANT_ID, RECORD_ID),
  INDEX LOG_ENTRY_ON_BEHALF_OF (ON_BEHALF_OF_ID, TENANT_ID, SEQ),
  INDEX LOG_ENTRY_SKILL (SKILL_ID, TENANT_ID, SEQ),
  INDEX LOG_ENTRY_ACTOR (ACTOR_ID, TENANT_ID, SEQ)
) COMMENT = 'The provenance chain: one row per leaf, for ever. Rows are inserted in segments; only content can go.';

CREATE HYBRID TABLE IF NOT EXISTS CHECKPOINT (
  TENANT_ID VARCHAR(63) NOT NULL,
  LOG_SIZE NUMBER(18, 0) NOT NULL,
  ROOT BINARY(32) NOT NULL,
  ISSUED_AT TIMESTAMP_NTZ(3) NOT NULL,
  NOTE VARCHAR(65536) NOT NULL COMMENT 'The whole signed note, as it was signed.',
  CONSTRAINT CHECKPOINT_OF_SIZE PRIMARY KEY (TENANT_ID, LOG_SIZE)
) COMMENT = 'Signed checkpoints (C2SP tlog-checkpoint) with their cosignatures.';

CREATE HYBRID TABLE IF NOT EXISTS TILE (
  TENANT_ID VARCHAR(63) NOT NULL,
  TILE_LEVEL NUMBER(2, 0) NOT NULL,
  TILE_INDEX NUMBER(18, 0) NOT NULL,
  HASHES BINARY(8192) NOT NULL,
  CONSTRAINT TILE_AT PRIMARY KEY (TENANT_ID, TILE_LEVEL, TILE_INDEX)
) COMMENT = 'Full tiles of the Merkle tree (C2SP tlog-tiles): a cache that can be emptied at any time.';

CREATE TABLE IF NOT EXISTS TENANT (
  TENANT_ID VARCHAR(63) NOT NULL,
  LOG_PUBLIC BOOLEAN NOT NULL COMMENT 'Whether /v1/log, which holds salted hashes only, is served to everybody.'
) COMMENT = 'Tenants, and what holds for each.';
