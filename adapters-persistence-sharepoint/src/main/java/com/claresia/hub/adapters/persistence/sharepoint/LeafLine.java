package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One leaf's line, cut out of a segment's bytes: {@code
 * {"seq":n,"id":"…","hash":"…","request":"…","record":{…}}}. A leaf without content has no {@code
 * record}. Of a line that is nothing of the kind, all is content and the rest is absent.
 *
 * @param seq its place as the line says, -1 where it says none
 * @param id of the record
 * @param hash the provenance hash, as stored
 * @param request SHA-256 of salt and request
 * @param contentFrom index of the first canonical byte, -1 without content
 * @param contentTo one past the last
 */
record LeafLine(
    long seq,
    Optional<RecordId> id,
    Hash hash,
    Optional<Hash> request,
    int contentFrom,
    int contentTo) {
  static final String RECORD = ",\"record\":";

  private static final String SEQ = "{\"seq\":";
  private static final String ID = ",\"id\":\"";
  private static final String HASH = ",\"hash\":\"";
  private static final String REQUEST = ",\"request\":\"";
  private static final int ID_LENGTH = 36;
  private static final int HEX_LENGTH = 64;
  private static final int MAX_DIGITS = 15;
  private static final Hash NO_HASH = Hash.of(new byte[Hash.LENGTH]);

  /** A line up to where the record follows. */
  static String opening(long seq, Leaf leaf) {
    return SEQ
        + seq
        + ID
        + leaf.id()
        + "\""
        + HASH
        + leaf.provenanceHash().hex()
        + "\""
        + REQUEST
        + leaf.requestDigest().hex()
        + "\"";
  }

  boolean hasContent() {
    return contentFrom >= 0;
  }

  /** Reads the line that lies in {@code [from, to)}, its end left out. */
  static LeafLine parse(byte[] bytes, int from, int to) {
    return new Cutter(bytes, from, to).cut();
  }

  /** Goes through a line from left to right. */
  private static final class Cutter {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;

    Cutter(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.start = from;
      this.end = to;
      this.at = from;
    }

    LeafLine cut() {
      if (!skip(SEQ)) {
        return unknown(-1);
      }
      long seq = number();
      Optional<RecordId> id = quoted(ID, ID_LENGTH).flatMap(RecordId::parse);
      Optional<Hash> hash = quoted(HASH, HEX_LENGTH).flatMap(Hash::parseHex);
      Optional<Hash> request = quoted(REQUEST, HEX_LENGTH).flatMap(Hash::parseHex);
      if (hash.isEmpty() || end <= at || bytes[end - 1] != '}') {
        return unknown(seq);
      }
      boolean isBare = at == end - 1;
      if (!isBare && !skip(RECORD)) {
        return unknown(seq);
      }
      return new LeafLine(seq, id, hash.get(), request, isBare ? -1 : at, end - 1);
    }

    private LeafLine unknown(long seq) {
      return new LeafLine(seq, Optional.empty(), NO_HASH, Optional.empty(), start, end);
    }

    private boolean skip(String text) {
      byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
      int to = at + expected.length;
      boolean isThere = to <= end && Arrays.equals(bytes, at, to, expected, 0, expected.length);
      at = isThere ? to : at;
      return isThere;
    }

    private long number() {
      long value = -1;
      for (int digits = 0; at < end && digits < MAX_DIGITS && isDigit(bytes[at]); digits++) {
        value = Math.max(value, 0) * 10 + bytes[at++] - '0';
      }
      return value;
    }

    private static boolean isDigit(byte b) {
      return b >= '0' && b <= '9';
    }

    private Optional<String> quoted(String opening, int length) {
      int before = at;
      if (!skip(opening)) {
        return Optional.empty();
      }
      int to = at + length;
      if (to >= end || bytes[to] != '"') {
        at = before;
        return Optional.empty();
      }
      String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
      at = to + 1;
      return Optional.of(text);
    }
  }
}
