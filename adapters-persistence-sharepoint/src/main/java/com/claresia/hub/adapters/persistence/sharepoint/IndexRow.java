package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the index keeps of a leaf, {@value #BYTES} bytes: enough to know its id again, to rule it
 * out of a query, and to serve its hash. Texts are 64 bits of their SHA-256, so a row that seems to
 * match is held against the record itself.
 *
 * @param hash provenance hash
 * @param request digest of the request
 * @param id of the record
 * @param content what its content says, absent where there is none
 */
record IndexRow(Hash hash, Hash request, RecordId id, Optional<RecordMetadata> content) {
  static final int BYTES = 120;

  static final int HASH = 0;
  static final int REQUEST = Hash.LENGTH;
  static final int ID = 2 * Hash.LENGTH;
  static final int OCCURRED = ID + 2 * Long.BYTES;
  static final int ACTOR = OCCURRED + Long.BYTES;
  static final int ON_BEHALF_OF = ACTOR + Long.BYTES;
  static final int SKILL = ON_BEHALF_OF + Long.BYTES;

  /** 0 without content. */
  static final int TYPE = SKILL + Long.BYTES;

  void write(ByteBuffer rows, int at) {
    rows.put(at + HASH, hash.toByteArray());
    rows.put(at + REQUEST, request.toByteArray());
    rows.putLong(at + ID, id.value().getMostSignificantBits());
    rows.putLong(at + ID + Long.BYTES, id.value().getLeastSignificantBits());
    rows.putLong(at + OCCURRED, content.map(c -> c.occurredAt().toEpochMilli()).orElse(0L));
    rows.putLong(at + ACTOR, code(content.map(c -> c.actor().id())));
    rows.putLong(at + ON_BEHALF_OF, code(content.flatMap(c -> c.onBehalfOf().map(Actor::id))));
    rows.putLong(at + SKILL, code(content.flatMap(RecordMetadata::skillId)));
    rows.putLong(at + TYPE, code(content.map(c -> c.type().wireName())));
  }

  /** 64 bits that stand for a text; 0 where there is none. */
  static long code(Optional<String> text) {
    return text.map(IndexRow::code).orElse(0L);
  }

  static long code(String text) {
    byte[] hash = Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).toByteArray();
    long code = ByteBuffer.wrap(hash).getLong();
    return code == 0 ? 1 : code;
  }
}
