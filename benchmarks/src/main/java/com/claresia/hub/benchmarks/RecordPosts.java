package com.claresia.hub.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Posts of one record each over one connection: a head, and a record with an id of its own. */
final class RecordPosts implements Requests {
  private static final int CREATED = 201;

  private final List<RecordTemplate> templates;
  private final RecordIds ids;
  private final byte[] buffer;
  private final int headLength;
  private int turn;

  /** Posts these templates to {@code target} in turns. */
  RecordPosts(PostTarget target, List<RecordTemplate> templates, RecordIds ids) {
    this.templates = templates;
    this.ids = ids;
    byte[] head =
        target
            .head("application/json", RecordTemplate.LENGTH)
            .getBytes(StandardCharsets.ISO_8859_1);
    headLength = head.length;
    buffer = java.util.Arrays.copyOf(head, headLength + RecordTemplate.LENGTH);
  }

  @Override
  public ByteBuffer next() {
    templates.get(turn++ % templates.size()).copyTo(buffer, headLength, ids);
    return ByteBuffer.wrap(buffer);
  }

  @Override
  public void accept(ByteBuffer bytes) {
    // the status says all
  }

  @Override
  public long answered(int status) {
    if (status != CREATED) {
      throw new IllegalStateException("a record was answered with " + status + ", not 201");
    }
    return 1;
  }
}
