package com.claresia.hub.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Posts of many records each, as NDJSON, over one connection. */
final class BulkPosts implements Requests {
  private static final int OK = 200;

  private final List<RecordTemplate> templates;
  private final RecordIds ids;
  private final byte[] buffer;
  private final int headLength;
  private final LineStatuses answers = new LineStatuses();

  /** Posts as many lines as there are templates, in every request with other ids. */
  BulkPosts(PostTarget target, List<RecordTemplate> templates, RecordIds ids) {
    this.templates = templates;
    this.ids = ids;
    int length = templates.size() * (RecordTemplate.LENGTH + 1);
    byte[] head = target.head("application/x-ndjson", length).getBytes(StandardCharsets.ISO_8859_1);
    headLength = head.length;
    buffer = Arrays.copyOf(head, headLength + length);
  }

  @Override
  public ByteBuffer next() {
    int at = headLength;
    for (RecordTemplate template : templates) {
      template.copyTo(buffer, at, ids);
      at += RecordTemplate.LENGTH + 1;
      buffer[at - 1] = '\n';
    }
    return ByteBuffer.wrap(buffer);
  }

  @Override
  public void accept(ByteBuffer bytes) {
    answers.read(bytes);
  }

  @Override
  public long answered(int status) {
    int created = answers.takeCreated();
    if (status != OK || created != templates.size()) {
      throw new IllegalStateException(
          "of %d lines %d were created, status %d".formatted(templates.size(), created, status));
    }
    return created;
  }
}
