package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.record.ActorKind;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import com.claresia.hub.domain.verification.StoredLeaf.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scanning: what verification sees. */
public interface LeavesAreScanned extends StoreUnderTest {
  @Test
  default void aRangeIsFedInOrder() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(20);

    List<UUID> seen = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    store()
        .scan(
            tenant.id(),
            new SeqRange(5, 12),
            leaf -> {
              places.add(leaf.seq());
              seen.add(leaf.id());
              assertThat(bytes(leaf.hash()))
                  .isEqualTo(records.get((int) leaf.seq()).provenanceHash().toByteArray());
              assertThat(bytes(leaf.content()))
                  .isEqualTo(records.get((int) leaf.seq()).canonical());
            });

    assertThat(places).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(seen).isEqualTo(records.subList(5, 12).stream().map(r -> r.id().value()).toList());
  }

  @Test
  default void rangesBeyondTheHeadAreFedUpToIt() {
    ContractTenant tenant = tenant();
    tenant.append(3);
    List<Long> places = new ArrayList<>();

    store().scan(tenant.id(), new SeqRange(1, 1_000), leaf -> places.add(leaf.seq()));
    store().scan(tenant.id(), new SeqRange(3, 1_000), leaf -> places.add(leaf.seq()));

    assertThat(places).containsExactly(1L, 2L);
  }

  @Test
  default void everyColumnIsShown() {
    ContractTenant tenant = tenant();
    RecordId one = new RecordId(UUID.randomUUID());
    RecordId two = new RecordId(UUID.randomUUID());
    SampleRecord record =
        tenant
            .samples()
            .next(RecordType.DECISION)
            .actor(ActorKind.EMPLOYEE, "m.verdì")
            .onBehalfOf("e.rossi")
            .skill("tender-check", "analyst", "run-1")
            .occurredAt(Instant.parse("2026-05-03T08:15:30.123Z"))
            .derivedFrom(one, two);
    tenant.append(record);

    List<String> seen = new ArrayList<>();
    store().scan(tenant.id(), tenant.everything(), leaf -> seen.addAll(columns(leaf)));

    assertThat(seen)
        .containsExactly(
            "decision",
            "employee",
            "m.verdì",
            "employee",
            "e.rossi",
            "tender-check",
            "analyst",
            "run-1",
            "1777796130123000",
            one.toString(),
            two.toString());
  }

  @Test
  default void columnsThatAreNotSetAreAbsentAfterOneThatHadThem() {
    ContractTenant tenant = tenant();
    RecordId source = new RecordId(UUID.randomUUID());
    tenant.append(
        tenant.samples().next().onBehalfOf("e.rossi").skill("s", "a", "i").derivedFrom(source),
        tenant.samples().next(RecordType.OUTPUT));

    List<String> last = new ArrayList<>();
    store().scan(tenant.id(), new SeqRange(1, 2), leaf -> last.addAll(columns(leaf)));
    List<String> afterOther = new ArrayList<>();
    store()
        .scan(
            tenant.id(),
            tenant.everything(),
            leaf -> {
              afterOther.clear();
              afterOther.addAll(columns(leaf));
            });

    assertThat(last).hasSize(4).startsWith("output", "skill", "summariser");
    assertThat(afterOther).isEqualTo(last);
  }

  private static List<String> columns(StoredLeaf leaf) {
    List<String> shown = new ArrayList<>();
    for (Column column : Column.values()) {
      if (leaf.text(column).isPresent()) {
        shown.add(new String(bytes(leaf.text(column)), StandardCharsets.UTF_8));
      }
    }
    shown.add(Long.toString(leaf.occurredAtMicros()));
    for (int i = 0; i < leaf.derivedFrom().length(); i++) {
      int at = leaf.derivedFrom().offset() + i * leaf.derivedFromStride();
      ByteBuffer uuid = ByteBuffer.wrap(leaf.derivedFrom().buffer(), at, 16);
      shown.add(new UUID(uuid.getLong(), uuid.getLong()).toString());
    }
    return shown;
  }

  private static byte[] bytes(Slice slice) {
    return Arrays.copyOfRange(slice.buffer(), slice.offset(), slice.offset() + slice.length());
  }
}
