package com.claresia.hub.benchmarks;

import java.nio.charset.StandardCharsets;

/** Bytes as many as a receipt has. */
final class BareReceipt {
  private static final byte[] RECEIPT =
      """
      {"tenant_id":"bench","record_id":"01970000-0000-7000-8000-000000000000","type":"output",\
      "seq":1234567,"provenance_hash":\
      "0000000000000000000000000000000000000000000000000000000000000000",\
      "tree_size":1234568,"recorded_at":"2026-05-03T08:15:30.456Z"}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private BareReceipt() {}

  /** The answer to a body that was read. */
  static byte[] of(byte[] body) {
    if (body.length != RecordTemplate.LENGTH) {
      throw new IllegalArgumentException("a body of " + body.length + " bytes");
    }
    return RECEIPT;
  }
}
