package com.claresia.hub.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdsAreUuidsTest {
  private static final TenantId TENANT = new TenantId("dainese");
  private static final Submitter SUBMITTER = new Submitter("https://idp.example", "agent-1");

  @Test
  void versionSevenBeginsWithItsTime() {
    RecordId id = RecordId.version7(0x0190_A1B2_C3D4L, new Random(1));
    assertThat(id.toString()).startsWith("0190a1b2-c3d4-7");
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(id.compareTo(RecordId.version7(0x0190_A1B2_C3D5L, new Random(1)))).isNegative();
  }

  @Test
  void aDerivedIdIsTheSameAgainAndAnotherForAnythingElse() {
    RecordId id = RecordId.derived(TENANT, SUBMITTER, "key", 0);
    assertThat(id).isEqualTo(RecordId.derived(TENANT, SUBMITTER, "key", 0));
    assertThat(id.value().version()).isEqualTo(8);
    assertThat(id)
        .isNotEqualTo(RecordId.derived(TENANT, SUBMITTER, "key", 1))
        .isNotEqualTo(RecordId.derived(TENANT, SUBMITTER, "key2", 0))
        .isNotEqualTo(RecordId.derived(new TenantId("other"), SUBMITTER, "key", 0))
        .isNotEqualTo(
            RecordId.derived(TENANT, new Submitter("https://idp.example", "agent-"), "1key", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "000003e8-cbb9-21ea-b201-00045a86c8a1",
        "5df41881-3aed-3515-88a7-2f4a814cf09e",
        "919108F7-52D1-4320-9BAC-F847DB4148A8",
        "2ed6657d-e927-568b-95e1-2665a8aea6a2",
        "1EC9414C-232A-6B00-B3C8-9F6BDECED846",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
        "2489E9AD-2EE2-8E00-8EC9-32D5F69181C0",
      })
  void everyExampleOfRfc9562IsAnIdInLowerCase(String text) {
    assertThat(RecordId.parse(text)).map(RecordId::toString).contains(text.toLowerCase());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-2-3-4-5",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "0190a1b2c3d47e5f8a6b7c8d9e0f1a2b",
        "{190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2}",
        "0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2g",
      })
  void anythingElseIsNone(String text) {
    assertThat(RecordId.parse(text)).isEmpty();
  }

  @Test
  void valuesCheckThemselves() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordId(new UUID(0, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Actor(ActorKind.SKILL, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Submitter("x", "\n"));
    for (String lone : java.util.List.of("\ud83d", "\ude02", "\ude02\ud83d", "a\ud83da")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Actor(ActorKind.SKILL, lone));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Salt.of(new byte[15]));
    assertThatIllegalArgumentException().isThrownBy(() -> Salt.ofText("AAAAAAAAAAAAAAAAAAAAAB"));
    assertThat(new Actor(ActorKind.SKILL, "😂".repeat(255)).id()).hasSize(510);
    Salt salt = Salt.random(new Random(2));
    assertThat(Salt.ofText(salt.text())).isEqualTo(salt);
    assertThat(salt.text()).hasSize(22);
    assertThat(salt).hasToString("Salt");
  }
}
