package com.claresia.hub.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.bootstrap.DirectoryCheckpointMirror;
import com.claresia.hub.bootstrap.StorageBackends;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.verification.Freshness;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Holds what is stored against the receipts that were given. */
final class StoredLog {
  private StoredLog() {}

  /** No acknowledged record is lost, moved or changed; no gap, no duplicate; the chain verifies. */
  static void keepsEveryPromise(Installation installation, Map<RecordId, Writers.Sent> receipts)
      throws IOException {
    StorageBackend backend = StorageBackends.named(installation.store().backend());
    try (HubStore store = backend.open(installation.store().settings())) {
      receipts.forEach((id, sent) -> isStored(store, id, sent.receipt()));
      long places = receipts.values().stream().map(s -> s.receipt().get("seq")).distinct().count();
      assertThat(places).as("places are given once").isEqualTo(receipts.size());
      VerificationReport report = verify(store, installation);
      assertThat(report.findings()).isEmpty();
      assertThat(report.isClean()).isTrue();
      assertThat(report.size()).isEqualTo(store.head(Installation.TENANT).size());
      assertThat(report.freshness()).isInstanceOf(Freshness.Proven.class);
    }
  }

  private static void isStored(HubStore store, RecordId id, JsonNode receipt) {
    StoredRecord record = store.read(Installation.TENANT, id).orElseThrow();
    assertThat(record.seq()).isEqualTo(receipt.get("seq").asLong());
    assertThat(record.provenanceHash().hex()).isEqualTo(receipt.get("provenance_hash").asText());
  }

  private static VerificationReport verify(HubStore store, Installation installation)
      throws IOException {
    NoteVerifier key = valid(LocalLogKeys.parseVerifier(installation.verifierKey()));
    String latest =
        Files.readString(
            DirectoryCheckpointMirror.latest(installation.mirror(), Installation.TENANT));
    VerificationTerms terms =
        VerificationTerms.of(Installation.TENANT, Instant.now()).withLogKeys(List.of(key));
    return new VerifyChain(store)
        .verify(
            new VerificationRequest(
                terms,
                List.of(valid(SignedCheckpoint.parse(latest))),
                VerificationRequest.EVERYTHING,
                2,
                1),
            VerificationProgress.silent());
  }

  private static <T> T valid(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid<T>) parsed).value();
  }
}
