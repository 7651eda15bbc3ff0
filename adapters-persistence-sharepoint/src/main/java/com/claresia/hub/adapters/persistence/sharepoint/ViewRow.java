package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.tenancy.TenantId;
import com.microsoft.graph.models.ListItem;
import java.util.HashMap;
import java.util.Map;

/**
 * A row of the list {@code Records}: what a person needs to find a record, and the link to the file
 * that holds it. Nobody's name is in it and nothing of what was said.
 */
final class ViewRow {
  static final String TENANT = "Tenant";
  static final String SEQ = "Seq";
  static final String TYPE = "RecordType";
  static final String OCCURRED = "OccurredAt";
  static final String SKILL = "Skill";
  static final String SEGMENT = "Segment";

  private ViewRow() {}

  static Map<String, Object> of(
      TenantId tenant, long seq, RecordMetadata record, String segmentUrl) {
    Map<String, Object> row = new HashMap<>();
    row.put(Fields.TITLE, record.type().wireName() + " " + seq);
    row.put(TENANT, tenant.value());
    row.put(SEQ, seq);
    row.put(TYPE, record.type().wireName());
    row.put(OCCURRED, record.occurredAt().toString());
    row.put(SKILL, record.skillId().orElse(""));
    row.put(SEGMENT, segmentUrl);
    return row;
  }

  static long seq(ListItem item) {
    return Fields.number(item, SEQ);
  }

  static String skill(ListItem item) {
    return Fields.text(item, SKILL);
  }
}
