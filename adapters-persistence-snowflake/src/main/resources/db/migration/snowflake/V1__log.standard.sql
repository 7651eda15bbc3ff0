-- The log on standard tables, for accounts that have no hybrid ones. They enforce no key: a head row per tenant, made by
-- hub tenant add, is the compare-and-set. Every statement can be run again: DDL commits by itself.

CREATE TABLE IF NOT EXISTS LOG_ENTRY (
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
  CONTENT VARCHAR COMMENT 'The text whose bytes in UTF-8 were hashed; NULL, with all search columns, where it is gone.'
) COMMENT = 'The provenance chain: one row per leaf, for ever. Rows are inserted in segments; only content can go.';

CREATE TABLE IF NOT EXISTS CHECKPOINT (
  TENANT_ID VARCHAR(63) NOT NULL,
  LOG_SIZE NUMBER(18, 0) NOT NULL,
  ROOT BINARY(32) NOT NULL,
  ISSUED_AT TIMESTAMP_NTZ(3) NOT NULL,
  NOTE VARCHAR(65536) NOT NULL COMMENT 'The whole signed note, as it was signed.'
) COMMENT = 'Signed checkpoints (C2SP tlog-checkpoint) with their cosignatures.';

CREATE TABLE IF NOT EXISTS TILE (
  TENANT_ID VARCHAR(63) NOT NULL,
  TILE_LEVEL NUMBER(2, 0) NOT NULL,
  TILE_INDEX NUMBER(18, 0) NOT NULL,
  HASHES BINARY(8192) NOT NULL
) COMMENT = 'Full tiles of the Merkle tree (C2SP tlog-tiles): a cache that can be emptied at any time.';

CREATE TABLE IF NOT EXISTS TENANT (
  TENANT_ID VARCHAR(63) NOT NULL,
  LOG_PUBLIC BOOLEAN NOT NULL COMMENT 'Whether /v1/log, which holds salted hashes only, is served to everybody.'
) COMMENT = 'Tenants, and what holds for each.';
