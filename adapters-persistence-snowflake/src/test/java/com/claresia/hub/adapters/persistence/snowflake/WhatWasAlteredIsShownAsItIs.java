package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.verification.StoredLeaf;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows changed behind the Hub's back reach the verifier, whatever was done to them. */
class WhatWasAlteredIsShownAsItIs {
  private static final HubSchema HYBRID = HubSchema.migrated(TableKind.HYBRID);
  private static final HubSchema STANDARD = HubSchema.migrated(TableKind.STANDARD);

  private final List<HubStore> stores = new ArrayList<>();

  @AfterAll
  static void closeSchemas() {
    HYBRID.close();
    STANDARD.close();
  }

  @AfterEach
  void close() {
    stores.forEach(HubStore::close);
  }

  private static HubSchema schema(TableKind kind) {
    return kind == TableKind.HYBRID ? HYBRID : STANDARD;
  }

  private TestTenant tenant(TableKind kind) {
    HubStore store = schema(kind).open();
    stores.add(store);
    return TestTenant.addedBy(schema(kind).administration(), store);
  }

  /** Place, first bytes of the hash, content and frontier or not. */
  private static List<String> leaves(TestTenant tenant) {
    List<String> seen = new ArrayList<>();
    tenant
        .store()
        .scan(tenant.id(), new SeqRange(0, Long.MAX_VALUE), leaf -> seen.add(describe(leaf)));
    return seen;
  }

  private static String describe(StoredLeaf leaf) {
    int at = leaf.hash().offset();
    return leaf.seq()
        + " "
        + HexFormat.of().formatHex(leaf.hash().buffer(), at, at + 4)
        + (leaf.content().isPresent() ? " content" : "")
        + (leaf.frontier().isPresent() ? " frontier" : "");
  }

  private static String where(TestTenant tenant, String more) {
    return " WHERE TENANT_ID = '" + tenant.id() + "' AND " + more;
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void untouchedLeavesCarryContentAndTheirSegmentsFrontier(TableKind kind) {
    TestTenant tenant = tenant(kind);
    tenant.append(2);
    tenant.append(1);

    List<String> leaves = leaves(tenant);
    assertThat(leaves).hasSize(3).allMatch(leaf -> leaf.contains(" content"));
    assertThat(leaves.get(0)).doesNotContain("frontier");
    assertThat(leaves.get(1)).endsWith("frontier");
    assertThat(leaves.get(2)).endsWith("frontier");
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void gapsStayGapsHoweverWideTheyAre(TableKind kind) throws SQLException {
    TestTenant tenant = tenant(kind);
    tenant.append(4);
    schema(kind)
        .tamper(
            "DELETE FROM LOG_ENTRY" + where(tenant, "SEQ = 1"),
            "UPDATE LOG_ENTRY SET SEQ = 400000000000000000" + where(tenant, "SEQ = 2"));

    assertThat(leaves(tenant).stream().map(l -> l.substring(0, l.indexOf(' '))))
        .containsExactly("0", "3", "400000000000000000");
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void anAlteredHashOrIdSpoilsNoOther(TableKind kind) throws SQLException {
    TestTenant tenant = tenant(kind);
    tenant.append(4);
    List<String> before = leaves(tenant);
    schema(kind)
        .tamper(
            "UPDATE LOG_ENTRY SET PROVENANCE_HASH = X'ABCD'" + where(tenant, "SEQ = 1"),
            "UPDATE LOG_ENTRY SET RECORD_ID = 'no id at all'" + where(tenant, "SEQ = 2"));

    List<String> after = leaves(tenant);
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).startsWith("1 abcd0000");
    assertThat(after.get(2)).isEqualTo(before.get(2));
    assertThat(after.get(3)).isEqualTo(before.get(3));
  }

  @Test
  void aPlaceThatIsThereTwiceIsShownTwice() throws SQLException {
    TestTenant tenant = tenant(TableKind.STANDARD);
    tenant.append(3);
    STANDARD.tamper("INSERT INTO LOG_ENTRY SELECT * FROM LOG_ENTRY" + where(tenant, "SEQ = 1"));

    List<String> leaves = leaves(tenant);
    assertThat(leaves).hasSize(4);
    assertThat(leaves.get(1)).isEqualTo(leaves.get(2)).startsWith("1 ");
  }

  /** 700 rows of 8 KB are more than one stride. */
  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aLogOfManyStridesIsShownWhole(TableKind kind) throws SQLException {
    TestTenant tenant = tenant(kind);
    tenant.append(700);
    String larger = "UPDATE LOG_ENTRY SET CONTENT = CONTENT || REPEAT('x', 8000)";
    schema(kind).tamper(larger + where(tenant, "SEQ >= 0"));

    assertThat(leaves(tenant).stream().map(l -> Long.parseLong(l.substring(0, l.indexOf(' ')))))
        .hasSize(700)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void ofARowThatIsThereAThousandTimesNoneHidesWhatFollows() throws SQLException {
    TestTenant tenant = tenant(TableKind.STANDARD);
    tenant.append(3);
    STANDARD.tamper(
        "UPDATE LOG_ENTRY SET CONTENT = CONTENT || REPEAT('x', 8000)" + where(tenant, "SEQ = 1"),
        "INSERT INTO LOG_ENTRY SELECT E.* FROM LOG_ENTRY E, SYSTEM_RANGE(1, 1000)"
            + where(tenant, "SEQ = 1"));

    List<String> leaves = leaves(tenant);
    assertThat(leaves).hasSizeGreaterThan(100);
    assertThat(leaves.getFirst()).startsWith("0 ");
    assertThat(leaves.getLast()).startsWith("2 ");
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aChainThatEndsInTheMidstOfASegmentHasNoHeadToBuildOn(TableKind kind) throws SQLException {
    TestTenant tenant = tenant(kind);
    tenant.append(3);
    schema(kind).tamper("DELETE FROM LOG_ENTRY" + where(tenant, "SEQ = 2"));

    assertThatThrownBy(() -> tenant.store().head(tenant.id()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("does not end where a segment ended");
  }

  @Test
  void aHeadRowThatDisagreesWithItsLogIsNotBuiltOn() throws SQLException {
    TestTenant tenant = tenant(TableKind.STANDARD);
    tenant.append(3);
    STANDARD.tamper("UPDATE " + Names.headTable(tenant.id()) + " SET LOG_SIZE = 2");

    assertThat(tenant.store().append(tenant.segment(1)))
        .isInstanceOfSatisfying(
            OutcomeUnknown.class, unknown -> assertThat(unknown.cause()).contains("head row"));
    assertThat(leaves(tenant)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aScanThatItsReaderBreaksOffLeavesTheStoreUsable(TableKind kind) {
    TestTenant tenant = tenant(kind);
    tenant.append(50);

    assertThatThrownBy(() ->
            tenant
                .store()
                .scan(
                    tenant.id(),
                    new SeqRange(0, 50),
                    leaf -> {
                      throw new IllegalStateException("enough");
                    }))
        .hasMessage("enough");

    assertThat(leaves(tenant)).hasSize(50);
    assertThat(tenant.size()).isEqualTo(50);
  }
}
