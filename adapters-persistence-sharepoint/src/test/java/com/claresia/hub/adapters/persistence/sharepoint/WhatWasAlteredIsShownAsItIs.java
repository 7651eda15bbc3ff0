package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.record.HubRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files changed behind the Hub's back reach the verifier as they are, and stop the writer. */
class WhatWasAlteredIsShownAsItIs {
  private static final LocalSite SITE = LocalSite.start();
  private static final Tampering TAMPERING = SITE.tampering();

  private HubStore store;
  private TestTenant tenant;

  /** Three segments: 0 to 3, 4 to 8, 9 to 11. */
  @BeforeEach
  void fill() {
    store = SITE.open(Map.of("view-types", "none", "keep-interval", "1"));
    tenant = TestTenant.addedTo(SITE, store);
    tenant.append(4);
    tenant.append(5);
    tenant.append(3);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @AfterAll
  static void stop() {
    TAMPERING.close();
    SITE.close();
  }

  private static List<Long> places(long... ranges) {
    LongStream all = LongStream.empty();
    for (int i = 0; i < ranges.length; i += 2) {
      all = LongStream.concat(all, LongStream.range(ranges[i], ranges[i + 1]));
    }
    return all.boxed().toList();
  }

  private void assertThatANewHubRefuses(String reason) {
    try (HubStore other = SITE.open(Map.of("answer-timeout", "2"))) {
      assertThatThrownBy(() -> other.head(tenant.id()))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining(tenant.id() + "/log/00000000/")
          .hasMessageContaining(reason)
          .hasMessageContaining("hub verify");
      assertThat(other.append(tenant.segment(1))).isInstanceOf(OutcomeUnknown.class);
    }
  }

  @Test
  void untouchedLeavesCarryContentAndTheirSegmentsFrontier() {
    List<String> leaves = tenant.leaves(0, Long.MAX_VALUE);

    assertThat(leaves).hasSize(12).allMatch(leaf -> leaf.contains(" content"));
    assertThat(leaves.get(3)).endsWith("frontier");
    assertThat(leaves.get(4)).doesNotContain("frontier");
    assertThat(tenant.leaves(5, 10)).isEqualTo(leaves.subList(5, 10));
  }

  @Test
  void anEditedLineIsShownAsItReadsNow() {
    HubRecord record = tenant.append(1).getFirst();
    String id = record.id().toString();
    TAMPERING.edit(
        tenant.id(),
        12,
        file -> file.replace("\"record_id\":\"" + id, "\"record_id\":\"" + "0".repeat(36)));
    List<String> seen = tenant.leaves(12, 13);

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst())
        .startsWith("12 " + record.provenanceHash().hex().substring(0, 8) + " content");
    assertThatANewHubRefuses("not those that its last line vouches for");
  }

  @Test
  void aLineThatIsNoLeafAnyMoreSpoilsNoOther() {
    TAMPERING.edit(tenant.id(), 4, file -> file.replaceFirst("\\{\"seq\":6,", "{\"sequence\":6,"));

    assertThat(tenant.places()).isEqualTo(places(0, 12));
    assertThat(tenant.leaves(6, 7).getFirst()).startsWith("6 00000000 content");
  }

  @Test
  void aLineThatIsGoneLeavesItsGap() {
    TAMPERING.edit(tenant.id(), 4, file -> file.replaceFirst("(?m)^\\{\"seq\":6,.*\\R", ""));

    assertThat(tenant.places()).isEqualTo(places(0, 6, 7, 12));
  }

  @Test
  void aFileThatIsCutOffIsShownAsFarAsItGoes() {
    TAMPERING.edit(tenant.id(), 4, file -> file.substring(0, file.indexOf("{\"seq\":7,")));

    assertThat(tenant.places()).isEqualTo(places(0, 7, 9, 12));
    assertThatANewHubRefuses("its last line is missing");
  }

  @Test
  void aFileThatIsGoneLeavesItsPlacesEmpty() {
    TAMPERING.delete(tenant.id(), 4);

    assertThat(tenant.places()).isEqualTo(places(0, 4, 9, 12));
    assertThat(tenant.leaves(6, 12)).hasSize(3);
    assertThatANewHubRefuses("it is not there, and segments after it are");
  }

  @Test
  void theLastFileThatIsGoneIsMissedBecauseHeadsSaysOtherwise() throws InterruptedException {
    store.close();
    store = SITE.open();
    TAMPERING.delete(tenant.id(), 9);

    assertThat(store.extent(tenant.id())).isEqualTo(9);
    assertThatANewHubRefuses("the log once had 12 records");
  }

  @Test
  void aFileThatWasRenamedStandsWhereItsNameSays() {
    TAMPERING.rename(tenant.id(), 4, 6);

    List<Long> seen = tenant.places();

    assertThat(seen).containsSequence(places(0, 4)).doesNotContain(4L, 5L);
    assertThat(seen.stream().filter(place -> place == 9 || place == 10)).hasSize(4);
    assertThat(seen).isSorted().contains(11L);
  }

  @Test
  void anEarlierVersionIsShownAsItIs() {
    String before = TAMPERING.read(tenant.id(), 9);
    TAMPERING.edit(tenant.id(), 9, file -> TAMPERING.read(tenant.id(), 4));

    assertThat(tenant.places()).isEqualTo(places(0, 14));
    assertThatANewHubRefuses("it was written for another place");
    TAMPERING.edit(tenant.id(), 9, file -> before);
    try (HubStore other = SITE.open()) {
      assertThat(other.head(tenant.id()).size()).isEqualTo(12);
    }
  }

  @Test
  void aScanThatItsReaderBreaksOffLeavesTheStoreUsable() {
    assertThatThrownBy(() ->
            store.scan(
                tenant.id(),
                tenant.everything(),
                leaf -> {
                  throw new IllegalStateException("enough");
                }))
        .hasMessage("enough");

    assertThat(tenant.places()).hasSize(12);
  }

  @Test
  void aLogThatSpansFoldersIsShownFromAnyPlace() {
    for (int i = 0; i < 9; i++) {
      tenant.append(900);
    }

    assertThat(tenant.places()).isEqualTo(places(0, 8_112));
    assertThat(tenant.leaves(4_096, 4_098)).hasSize(2);
    assertThat(tenant.leaves(4_500, 4_502)).hasSize(2);
    assertThat(store.extent(tenant.id())).isEqualTo(8_112);
  }
}
