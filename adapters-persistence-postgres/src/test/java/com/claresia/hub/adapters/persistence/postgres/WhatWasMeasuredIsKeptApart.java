package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Envelopes come from columns of their own, which are verified, and which a role may read alone.
 */
class WhatWasMeasuredIsKeptApart {
  private static final String RELAY = "relay_login";

  private final HubDatabase database = HubDatabase.migrated(EmbeddedPostgresServer.shared());
  private final HubStore store = database.open();
  private final TestTenant tenant = TestTenant.addedBy(database.administration(), store);

  @BeforeEach
  void appendEachType() {
    store.append(
        tenant
            .samples()
            .segment(
                store.head(tenant.id()),
                Arrays.stream(RecordType.values())
                    .map(type -> tenant.samples().next(type).composed())
                    .toList()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private SeqRange everything() {
    return new SeqRange(0, store.head(tenant.id()).size());
  }

  private VerificationReport report() {
    var terms = VerificationTerms.of(tenant.id(), Instant.now());
    return new VerifyChain(store)
        .verify(
            new VerificationRequest(terms, List.of(), VerificationRequest.EVERYTHING, 1, 17),
            VerificationProgress.silent());
  }

  @Test
  void theRelaysRoleReadsTheWholeFeedAndNoContent() throws SQLException {
    database.asSuperuser(
        "DROP ROLE IF EXISTS " + RELAY,
        "CREATE ROLE " + RELAY + " LOGIN PASSWORD '" + HubDatabase.PASSWORD + "'",
        "GRANT claresia_relay TO " + RELAY);
    StorageSettings settings = database.settings().with("user", RELAY);
    try (Database connections =
            Database.open(
                PostgresSettings.of(settings, PasswordSources.ofThisProcess()).service());
        EnvelopeFeed feed = new Feed(connections)) {
      assertThat(feed.tenants()).contains(tenant.id());
      assertThat(feed.head(tenant.id())).isEqualTo(store.head(tenant.id()));
      assertThat(feed.read(tenant.id(), everything()))
          .isEqualTo(store.feed().read(tenant.id(), everything()));
      assertThat(feed.counts(tenant.id(), everything()).telemetryEvents()).isEqualTo(1);
      StoredCheckpoint cosigned =
          new StoredCheckpoint(1, Hash.sha256(new byte[1]), Instant.EPOCH, "note\n");
      feed.putCheckpoint(tenant.id(), cosigned);
      assertThat(feed.newestCheckpoints(tenant.id(), 2)).containsExactly(cosigned);
    }
    try (Connection session = database.session(RELAY, HubDatabase.PASSWORD)) {
      for (String secret :
          List.of(
              "SELECT content FROM hub.record_content",
              "SELECT actor_id FROM hub.record_content",
              "SELECT request_digest FROM hub.log_entry",
              "SELECT * FROM hub.records",
              "SELECT * FROM hub.lineage_edge",
              "INSERT INTO hub.log_entry DEFAULT VALUES",
              "DELETE FROM hub.checkpoint")) {
        assertThatThrownBy(() -> session.createStatement().execute(secret))
            .as(secret)
            .isInstanceOfSatisfying(
                SQLException.class,
                refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROW(true, 1, 1, 1, 1)::hub.measurement",
        "ROW(true, NULL, 1, 1, 1)::hub.measurement",
        "ROW(true, -1, 1, 1, 'NaN')::hub.measurement",
        "NULL",
      })
  void anAlteredMeasurementIsFoundAndNamed(String value) throws SQLException {
    assertThat(report().count(Verdict.TAMPERED)).isZero();

    database.asSuperuser(
        "UPDATE hub.record_content SET measurement = " + value + " WHERE type = 'telemetry_event'");

    assertThat(report().count(Verdict.TAMPERED)).isEqualTo(1);
    assertThat(report().findings())
        .anySatisfy(
            finding -> assertThat(finding.toString()).contains("column measurement differs"));
    assertThat(store.feed().read(tenant.id(), everything())).hasSize(6);
    // By which the relay notices that it sends fewer envelopes than there are events.
    assertThat(store.feed().counts(tenant.id(), everything()).telemetryEvents()).isEqualTo(1);
  }

  @Test
  void aMeasurementAtARecordOfAnotherTypeIsFound() throws SQLException {
    database.asSuperuser(
        "UPDATE hub.record_content SET measurement = ROW(true, 1, 1, 1, 1) WHERE type = 'output'");

    assertThat(report().count(Verdict.TAMPERED)).isEqualTo(1);
  }

  @Test
  void eventsOfBeforeTheColumnExistedAreFilledInByTheMigration() throws SQLException {
    var before = store.feed().read(tenant.id(), everything());
    database.asSuperuser(
        "DROP VIEW hub.measurements",
        "ALTER TABLE hub.record_content DROP COLUMN measurement",
        "DROP TYPE hub.measurement",
        "DO $$ DECLARE name text; BEGIN FOREACH name IN ARRAY"
            + " ARRAY['log_entry', 'record_content', 'checkpoint', 'tile'] LOOP"
            + " EXECUTE format('DROP POLICY by_relay ON hub.%I', name); END LOOP; END $$",
        "DELETE FROM hub.schema_history WHERE version = '3'");

    try (StorageAdministration owner = database.administration()) {
      assertThat(owner.migrate()).containsExactly("V3 measurements");
    }

    try (HubStore migrated = database.open()) {
      assertThat(migrated.feed().read(tenant.id(), everything())).isEqualTo(before);
    }
    assertThat(report().count(Verdict.TAMPERED)).isZero();
  }
}
