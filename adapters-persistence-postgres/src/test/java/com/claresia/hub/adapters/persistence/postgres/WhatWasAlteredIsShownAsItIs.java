package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows changed behind the Hub's back reach the verifier, whatever was done to them. */
class WhatWasAlteredIsShownAsItIs {
  private final HubDatabase database = HubDatabase.migrated(EmbeddedPostgresServer.shared());
  private final com.claresia.hub.application.port.HubStore store = database.open();
  private final TestTenant tenant = TestTenant.addedBy(database.administration(), store);

  @AfterEach
  void close() {
    store.close();
  }

  /** Place, first bytes of the hash, content's length (-1 without), frontier or not. */
  private List<String> leaves() {
    List<String> seen = new ArrayList<>();
    store.scan(
        tenant.id(),
        new SeqRange(0, Long.MAX_VALUE),
        leaf -> {
          String hash =
              HexFormat.of()
                  .formatHex(leaf.hash().buffer(), leaf.hash().offset(), leaf.hash().offset() + 4);
          seen.add(
              leaf.seq()
                  + " "
                  + hash
                  + (leaf.content().isPresent() ? " content" : "")
                  + (leaf.frontier().isPresent() ? " frontier" : ""));
        });
    return seen;
  }

  @Test
  void untouchedLeavesCarryContentAndTheirSegmentsFrontier() {
    tenant.append(2);
    tenant.append(1);

    assertThat(leaves()).hasSize(3).allMatch(leaf -> leaf.contains(" content"));
    assertThat(leaves().get(0)).doesNotContain("frontier");
    assertThat(leaves().get(1)).endsWith("frontier");
    assertThat(leaves().get(2)).endsWith("frontier");
  }

  @Test
  void gapsStayGapsHoweverWideTheyAre() throws SQLException {
    tenant.append(4);
    database.asSuperuser(
        "DELETE FROM hub.log_entry WHERE seq = 1",
        "UPDATE hub.log_entry SET seq = 4000000000000000000 WHERE seq = 2");

    assertThat(leaves().stream().map(l -> l.substring(0, l.indexOf(' '))))
        .containsExactly("0", "3", "4000000000000000000");
  }

  @Test
  void aHashOfAnotherLengthSpoilsNoOther() throws SQLException {
    tenant.append(3);
    List<String> before = leaves();
    database.asSuperuser(
        "ALTER TABLE hub.log_entry DROP CONSTRAINT log_entry_sizes",
        "UPDATE hub.log_entry SET provenance_hash = '\\xabcd' WHERE seq = 1");

    List<String> after = leaves();
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(after.get(2)).isEqualTo(before.get(2));
  }

  @Test
  void aPlaceWithTwoContentsIsShownTwice() throws SQLException {
    tenant.append(2);
    database.asSuperuser(
        """
        INSERT INTO hub.record_content
        SELECT tenant_id, seq, CASE type WHEN 'artifact' THEN 'output' ELSE 'artifact' END,
          encoding, key_index, occurred_at, recorded_at, actor_kind, actor_id, on_behalf_of_kind,
          on_behalf_of_id, skill_id, archetype_id, invocation_id, derived_from, content
        FROM hub.record_content WHERE seq = 1
        """);

    assertThat(leaves()).hasSize(3);
    assertThat(leaves().get(1)).isEqualTo(leaves().get(2)).startsWith("1 ");
  }

  @Test
  void contentWithoutAnEntryIsNoLeaf() throws SQLException {
    tenant.append(3);
    database.asSuperuser("DELETE FROM hub.log_entry WHERE seq = 0");

    assertThat(leaves()).hasSize(2);
  }

  @Test
  void aChainThatEndsInTheMidstOfASegmentHasNoHeadToBuildOn() throws SQLException {
    tenant.append(3);
    database.asSuperuser("DELETE FROM hub.log_entry WHERE seq = 2");

    assertThatThrownBy(() -> store.head(tenant.id()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("does not end where a segment ended");
  }

  @Test
  void aScanThatItsReaderBreaksOffLeavesTheStoreUsable() {
    tenant.append(50);

    assertThatThrownBy(() ->
            store.scan(
                tenant.id(),
                new SeqRange(0, 50),
                leaf -> {
                  throw new IllegalStateException("enough");
                }))
        .hasMessage("enough");

    assertThat(leaves()).hasSize(50);
    assertThat(tenant.size()).isEqualTo(50);
  }
}
