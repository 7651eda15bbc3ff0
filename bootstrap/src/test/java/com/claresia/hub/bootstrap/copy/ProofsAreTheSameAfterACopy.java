package com.claresia.hub.bootstrap.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.bootstrap.LocalIssuer;
import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.bootstrap.own.LocalSnowflake;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.RecordId;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From PostgreSQL to Snowflake, on either kind of tables, on to SharePoint, and back, with a Hub at
 * each end.
 */
class ProofsAreTheSameAfterACopy {
  @TempDir Path directory;

  private final LocalIssuer issuer = LocalIssuer.create(Clock.systemUTC());
  private final SampleRecords samples = SampleRecords.of(Site.TENANT, 41);

  /** All that must not change. */
  private record Seen(
      Map<String, String> proofs,
      String checkpoint,
      List<StoredCheckpoint> checkpoints,
      ChainHead head) {}

  @Test
  void thereAndBack() throws Exception {
    Files.writeString(directory.resolve("issuer.jwks"), issuer.publicKeys());
    Site postgres = Site.onPostgres(directory);
    postgres.addTenant();
    List<String> ids = write(postgres);
    Seen before = seen(postgres, ids);
    assertThat(before.proofs().values()).filteredOn("410"::equals).hasSize(4);
    assertThat(before.proofs().values()).filteredOn(p -> p.startsWith("200")).hasSize(596);

    try (LocalSnowflake hybrid = LocalSnowflake.throwAway();
        LocalSnowflake standard = LocalSnowflake.withoutHybridTables();
        LocalSharePoint sharePoint = LocalSharePoint.throwAway()) {
      Site onHybrid = Site.on("snowflake", hybrid.settings(), directory);
      Site onStandard = Site.on("snowflake", standard.settings(), directory);
      Site onSharePoint = Site.on("sharepoint", sharePoint.settings(), directory);
      Site back = Site.onPostgres(directory);

      copy(postgres, onHybrid);
      assertThat(seen(onHybrid, ids)).isEqualTo(before);
      copy(onHybrid, onStandard);
      assertThat(seen(onStandard, ids)).isEqualTo(before);
      copy(onStandard, onSharePoint);
      assertThat(seen(onSharePoint, ids)).isEqualTo(before);
      copy(onSharePoint, back);
      assertThat(seen(back, ids)).isEqualTo(before);
      copy(back, postgres);
    }
  }

  private static void copy(Site from, Site to) {
    Site.Ended ended = from.copyTo(to);
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("\"outcome\":\"copied\"").contains("\"without_content\":2");
  }

  private List<String> write(Site site) throws Exception {
    List<String> ids = new ArrayList<>();
    try (ServedLog hub = new ServedLog(site, issuer)) {
      for (int i = 0; i < 3; i++) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int j = 0; j < 100; j++) {
          SampleRecord record = samples.next();
          ids.add(record.id().toString());
          lines.writeBytes(record.request());
          lines.write('\n');
        }
        hub.post(lines.toByteArray());
        hub.proofs(List.of(ids.getLast()));
      }
    }
    try (HubStore store = site.open()) {
      store.dropContent(Site.TENANT, List.of(id(ids.get(120)), id(ids.get(121))));
    }
    return ids;
  }

  private static RecordId id(String text) {
    return RecordId.parse(text).orElseThrow();
  }

  private Seen seen(Site site, List<String> ids) throws Exception {
    Map<String, String> proofs;
    String checkpoint;
    try (ServedLog hub = new ServedLog(site, issuer)) {
      proofs = hub.proofs(ids);
      checkpoint = hub.checkpoint();
    }
    try (HubStore store = site.open()) {
      return new Seen(proofs, checkpoint, store.checkpoints(Site.TENANT), store.head(Site.TENANT));
    }
  }
}
