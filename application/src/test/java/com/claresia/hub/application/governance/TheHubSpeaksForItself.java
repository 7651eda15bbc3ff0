package com.claresia.hub.application.governance;

import static com.claresia.hub.application.memory.InMemoryHub.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.AppendResult.Created;
import com.claresia.hub.application.append.AppendResult.Invalid;
import com.claresia.hub.application.append.AppendResult.Replayed;
import com.claresia.hub.application.append.Receipt;
import com.claresia.hub.application.governance.HubEvent.Severity;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheHubSpeaksForItself {
  private static final HubEvent FORKED =
      HubEvent.of("data.log_forked", Severity.CRITICAL)
          .with("seq", 17)
          .with("reason", "\"another\" Hub\nwrites \uD800 here");

  private final InMemoryHub hub = InMemoryHub.create();
  private final TenantId tenant = hub.tenant("dainese");
  private final RaiseEvent events = hub.events();

  private String stored(Receipt receipt) {
    return new String(
        hub.store().read(tenant, receipt.recordId()).orElseThrow().content().orElseThrow(),
        StandardCharsets.UTF_8);
  }

  private Receipt raised(HubEvent event) {
    AppendResult result = events.raise(tenant, event);
    if (result instanceof Created(List<Receipt> receipts)) {
      return receipts.getFirst();
    }
    throw new AssertionError("the event came to " + result);
  }

  private VerificationReport verify() {
    hub.time().pass(Duration.ofSeconds(2));
    return hub.verification()
        .verify(
            new VerificationRequest(
                VerificationTerms.of(tenant, hub.time().instant()),
                List.of(),
                VerificationRequest.EVERYTHING,
                1,
                17),
            VerificationProgress.silent());
  }

  @Test
  void anEventIsAGovernanceEventByTheSystemThatNobodySubmitted() {
    Receipt receipt = raised(FORKED);

    assertThat(receipt.type()).isEqualTo(RecordType.GOVERNANCE_EVENT);
    assertThat(stored(receipt))
        .startsWith(
            "{\"actor\":{\"id\":\"hub\",\"kind\":\"system\"},\"body\":{\"detail\":{\"reason\":"
                + "\"\\\"another\\\" Hub\\nwrites \uFFFD here\",\"seq\":17},"
                + "\"kind\":\"data.log_forked\",\"severity\":\"critical\"}")
        .doesNotContain("submitted_by");
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void aNamedEventIsStoredOnceHoweverOftenItIsRaised() {
    RecordId name = SampleRecords.of(tenant, 1).next().id();

    Receipt first = raised(FORKED.named(name));

    assertThat(events.raise(tenant, FORKED.named(name))).isEqualTo(new Replayed(List.of(first)));
    assertThat(hub.store().head(tenant).size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.log_forked",
        "data.telemetry_gap",
        "admin.schema_outdated",
        "backup.records_lost"
      })
  void aClientCannotSendOne(String kind) {
    byte[] event = HubEvent.of(kind, Severity.WARNING).request();
    String asEmployee =
        new String(event, StandardCharsets.UTF_8).replace("\"system\"", "\"employee\"");

    assertThat(hub.records().append(request(tenant, event)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::pointer)
                    .containsExactlyInAnyOrder("/actor/kind", "/body/kind"));
    assertThat(hub.records().append(request(tenant, asEmployee))).isInstanceOf(Invalid.class);
    assertThat(raised(HubEvent.of(kind, Severity.WARNING)).seq()).isZero();
  }

  @Test
  void theVerifierBelievesTheHub() {
    Receipt erased = hub.created(tenant, SampleRecords.of(tenant, 2).next().request());
    hub.store().dropContent(tenant, List.of(erased.recordId()));
    assertThat(verify().count(Verdict.MISSING)).isEqualTo(1);

    raised(
        HubEvent.of("privacy.record_erased", Severity.NOTICE)
            .with("record_id", erased.recordId().toString()));

    assertThat(verify().count(Verdict.ERASED)).isEqualTo(1);
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void whatIsNoEventIsRefused() {
    assertThat(events.raise(tenant, HubEvent.of("No Kind", Severity.INFO)))
        .isInstanceOf(Invalid.class);
  }
}
