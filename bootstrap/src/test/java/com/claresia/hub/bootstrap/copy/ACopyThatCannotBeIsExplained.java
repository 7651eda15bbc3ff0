package com.claresia.hub.bootstrap.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.LogAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told, and the exit status. */
class ACopyThatCannotBeIsExplained {
  private static final String AWAY = "postgres://hub:s3cret@127.0.0.1:1/hub?connect_timeout=1";

  @TempDir Path directory;

  private Site from;
  private Site to;

  @BeforeEach
  void makeSites() throws IOException {
    from = Site.onPostgres(directory);
    from.addTenant("--log-public");
    fill(from, 43, 40);
    to = Site.onPostgres(directory);
  }

  private static void fill(Site site, long seed, int records) {
    try (HubStore store = site.open()) {
      store.append(SampleRecords.of(Site.TENANT, seed).segment(store.head(Site.TENANT), records));
    }
  }

  private long size(Site site) {
    try (HubStore store = site.open()) {
      return store.head(Site.TENANT).size();
    }
  }

  @Test
  void aTenantThatIsNotThereIsAddedUnderItsPolicy() {
    assertThat(from.copyTo(to).status()).isZero();

    try (HubStore store = to.open()) {
      assertThat(store.tenants().of(Site.TENANT).orElseThrow().logAccess())
          .isEqualTo(LogAccess.PUBLIC);
    }
  }

  @Test
  void aDryRunSaysWhatThereIsToCopyAndWritesNothing() {
    Site.Ended ended = from.copyTo(to, "--dry-run");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("\"outcome\":\"ready\"").contains("\"size\":40");
    try (HubStore store = to.open()) {
      assertThat(store.tenants().of(Site.TENANT)).isEmpty();
    }
  }

  @Test
  void whatIsErasedAfterItWasCopiedCannotBeDroppedOnSharePoint() throws IOException {
    try (LocalSharePoint files = LocalSharePoint.throwAway()) {
      Site onSharePoint = Site.on("sharepoint", files.settings(), directory);
      assertThat(from.copyTo(onSharePoint).status()).isZero();
      RecordId erased = SampleRecords.of(Site.TENANT, 43).next().id();
      try (HubStore store = from.open()) {
        assertThat(store.dropContent(Site.TENANT, List.of(erased))).isEqualTo(1);
      }

      Site.Ended ended = Site.run(withoutJson(from.copyCommand(onSharePoint)));

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out() + ended.err())
          .contains("the content of " + erased + " is gone in the source, and cannot be dropped");
    }
  }

  @Test
  void anotherLogUnderTheSameNameIsLeftAlone() {
    to.addTenant("--log-public");
    fill(to, 44, 3);

    Site.Ended ended = Site.run(withoutJson(from.copyCommand(to)));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("differs from the source's at seq 0");
    assertThat(size(to)).isEqualTo(3);
  }

  private static String[] withoutJson(List<String> command) {
    return command.subList(0, command.size() - 2).toArray(String[]::new);
  }

  @Test
  void anotherPolicyIsNotTakenOver() {
    to.addTenant();

    Site.Ended ended = from.copyTo(to);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("public in the source only").contains("--log-public");
    assertThat(size(to)).isZero();
  }

  @Test
  void anAlteredRecordIsNamedAndNothingIsCopied() throws SQLException {
    alter("UPDATE hub.record_content SET actor_id = 'somebody.else' WHERE seq = 17");

    Site.Ended text = Site.run(withoutJson(from.copyCommand(to)));
    Site.Ended json = from.copyTo(to);

    assertThat(text.status()).isEqualTo(1);
    assertThat(text.out()).contains("tampered  seq 17  record ").contains("actor.id");
    assertThat(json.status()).isEqualTo(1);
    assertThat(json.out()).contains("\"source_unsound\"").contains("\"seq\":17");
    assertThat(size(to)).isZero();
  }

  @Test
  void aRowThatIsGoneIsNamedAndNothingIsCopied() throws SQLException {
    alter("DELETE FROM hub.log_entry WHERE seq = 17");

    Site.Ended ended = from.copyTo(to);

    assertThat(ended.status()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).contains("\"from_seq\":17,\"to_seq\":18");
    assertThat(size(to)).isZero();
  }

  @Test
  void anAlteredCopyIsNamed() throws SQLException {
    assertThat(from.copyTo(to).status()).isZero();
    asAdministrator(
        to, "UPDATE hub.record_content SET content = content || ' '::bytea WHERE seq = 9");

    Site.Ended ended = from.copyTo(to);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("\"copy_unequal\"").contains("\"seq\":9");
  }

  private void alter(String sql) throws SQLException {
    asAdministrator(from, sql);
  }

  private static void asAdministrator(Site site, String sql) throws SQLException {
    try (Connection connection = site.administrator();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  @Test
  void storesAreNamedByDsnsToo() throws IOException {
    to.addTenant("--log-public");
    Path dsn = Files.writeString(directory.resolve("to.dsn"), dsn(to) + "\n");

    Site.Ended ended =
        Site.run("copy", "--from", dsn(from), "--to-file", dsn.toString(), "--tenant", "dainese");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("dainese: 40 leaves, 40 of them copied now; ");
    assertThat(size(to)).isEqualTo(40);
  }

  private static String dsn(Site site) {
    return site.storage()
        .value("dsn")
        .orElseThrow()
        .replace("://", "://claresia_hub:a%20password%20of%20the%20tests@");
  }

  @Test
  void whatIsNotNamedOrNoStoresIsAMatterOfUsage() {
    Site.Ended none = Site.run("copy", "--to", dsn(to), "--tenant", "dainese");
    Site.Ended unknown =
        Site.run("copy", "--from", "oracle://s3cret@db", "--to", dsn(to), "--tenant", "dainese");
    Site.Ended noTenant =
        Site.run("copy", "--from", dsn(from), "--to", dsn(to), "--tenant", "aurora");

    Site.Ended away = Site.run("copy", "--from", dsn(from), "--to", AWAY, "--tenant", "dainese");

    assertThat(away.status()).isEqualTo(2);
    assertThat(away.err()).startsWith("hub: --to: ").doesNotContain("s3cret");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("--from-config FILE");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("postgres://", "snowflake://").doesNotContain("s3cret");
    assertThat(noTenant.status()).isEqualTo(2);
    assertThat(noTenant.err()).contains("no tenant aurora");
  }
}
