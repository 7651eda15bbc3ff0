package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading by id. */
public interface RecordsAreRead extends StoreUnderTest {
  @Test
  default void aRecordIsReadAsItWasCommitted() {
    ContractTenant tenant = tenant();
    tenant.append(2);
    HubRecord record = tenant.append(1).getFirst();

    StoredRecord stored = store().read(tenant.id(), record.id()).orElseThrow();

    assertThat(stored.seq()).isEqualTo(2);
    assertThat(stored.id()).isEqualTo(record.id());
    assertThat(stored.provenanceHash()).isEqualTo(record.provenanceHash());
    assertThat(stored.requestDigest()).isEqualTo(record.requestDigest());
    assertThat(stored.content().orElseThrow()).isEqualTo(record.canonical());
  }

  @Test
  default void anUnknownIdIsAbsent() {
    ContractTenant tenant = tenant();
    tenant.append(1);

    assertThat(store().read(tenant.id(), new RecordId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void ofManyIdsThoseThatExistAreRead() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(5);
    List<RecordId> asked =
        List.of(records.get(4).id(), new RecordId(UUID.randomUUID()), records.get(1).id());

    assertThat(store().readAll(tenant.id(), asked))
        .extracting(StoredRecord::seq)
        .containsExactlyInAnyOrder(4L, 1L);
    assertThat(store().readAll(tenant.id(), List.of())).isEmpty();
  }

  @Test
  default void aThousandIdsAreReadAtOnceAndNotOneMore() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(500);
    List<RecordId> ids =
        Stream.concat(
                records.stream().map(HubRecord::id),
                Stream.generate(() -> new RecordId(UUID.randomUUID())))
            .limit(HubStore.MAX_READ_IDS + 1)
            .toList();

    assertThat(store().readAll(tenant.id(), ids.subList(0, HubStore.MAX_READ_IDS))).hasSize(500);
    assertThatThrownBy(() -> store().readAll(tenant.id(), ids))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
