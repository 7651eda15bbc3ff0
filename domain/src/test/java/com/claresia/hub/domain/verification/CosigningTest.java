package com.claresia.hub.domain.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.provenance.JdkEd25519;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.TrustedKey;
import com.claresia.hub.domain.verification.Finding.OfCheckpoint;
import com.claresia.hub.domain.verification.Finding.OfRange;
import com.claresia.hub.domain.verification.Finding.Unanchored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log of 30 records with checkpoints at 10, 20 and 30. */
class CosigningTest {
  private static final Instant COSIGNED =
      StoredLog.RECORDED.plusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

  private final JdkEd25519.Signer witness =
      JdkEd25519.signer("witness.example.com", SignatureType.COSIGNATURE_V1);
  private StoredLog log = new StoredLog("dainese", new Random(1));

  @BeforeEach
  void fillLog() {
    for (int i = 0; i < 3; i++) {
      log.commitOutputs(10);
    }
  }

  private void add(int index, NoteSignature line) {
    log.addLine(index, line);
  }

  private void cosign(int index) {
    add(index, witness.cosign(log.signed(index).note().text(), COSIGNED));
  }

  private VerificationTerms terms(Duration sinceCosigning) {
    return VerificationTerms.of(log.tenant, COSIGNED.plus(sinceCosigning))
        .withWitnesses(List.of(witness.verifier()));
  }

  private final List<JdkEd25519.Signer> three =
      List.of(
          witness,
          JdkEd25519.signer("auditor.example.com", SignatureType.COSIGNATURE_V1),
          JdkEd25519.signer("union.example.org", SignatureType.COSIGNATURE_V1));

  private void cosign(int index, JdkEd25519.Signer by, Instant time) {
    add(index, by.cosign(log.signed(index).note().text(), time));
  }

  private VerificationTerms ofThree(int needed) {
    List<List<NoteVerifier>> keys =
        three.stream().map(s -> List.<NoteVerifier>of(s.verifier())).toList();
    return VerificationTerms.of(log.tenant, COSIGNED.plusSeconds(60))
        .withWitnesses(new Witnesses(keys, needed));
  }

  private VerificationReport verify(VerificationTerms terms) {
    ChainVerification verification =
        ChainVerification.begin(terms, log.checkpoints, List.of(), LeafHints.none(), 1);
    return log.verify(verification, log.size(), new TreeSet<>(List.of(7L, 15L)));
  }

  @Test
  void recordsUnderACosignedCheckpointAreValidAndTheOthersPending() {
    cosign(1);
    VerificationReport report = verify(terms(Duration.ofMinutes(1)));
    assertThat(report.count(Verdict.VALID)).isEqualTo(20);
    assertThat(report.count(Verdict.COSIGN_PENDING)).isEqualTo(10);
    assertThat(report.findings())
        .containsExactly(
            new OfRange(20, 30, Verdict.COSIGN_PENDING, "no cosignature covers these records"));
  }

  @Test
  void youngRecordsMayWaitForTheirCosignature() {
    cosign(1);
    VerificationReport report =
        verify(terms(Duration.ofMinutes(1)).withMaxAge(Duration.ofHours(1)));
    assertThat(report.count(Verdict.COSIGN_PENDING)).isEqualTo(10);
    assertThat(report.isClean()).isTrue();
    assertThat(report.freshness()).isInstanceOf(Freshness.Proven.class);
  }

  @Test
  void anOldCosignatureIsStaleAndOldRecordsMayNotWait() {
    cosign(1);
    VerificationReport report = verify(terms(Duration.ofHours(2)).withMaxAge(Duration.ofHours(1)));
    assertThat(report.freshness()).isInstanceOf(Freshness.Stale.class);
    assertThat(report.findings()).hasSize(1);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void aFailingCosignatureCondemnsWhatNoGoodOneCovers() {
    cosign(0);
    add(1, witness.cosign("another\n", COSIGNED));
    VerificationReport report =
        verify(terms(Duration.ofMinutes(1)).withMaxAge(Duration.ofHours(1)));
    assertThat(report.count(Verdict.VALID)).isEqualTo(10);
    assertThat(report.count(Verdict.COSIGN_INVALID)).isEqualTo(10);
    assertThat(report.count(Verdict.COSIGN_PENDING)).isEqualTo(10);
    assertThat(report.findings())
        .containsExactly(
            new OfCheckpoint(20, Verdict.COSIGN_INVALID, "a cosignature by a given key fails"),
            new OfRange(
                10, 20, Verdict.COSIGN_INVALID, "the cosignature over these records fails"));
  }

  @Test
  void aGoodCosignatureFurtherOnHealsAFailingOneButNotTheFinding() {
    add(1, witness.cosign("another\n", COSIGNED));
    cosign(2);
    VerificationReport report = verify(terms(Duration.ofMinutes(1)));
    assertThat(report.count(Verdict.VALID)).isEqualTo(30);
    assertThat(report.findings()).hasSize(1);
  }

  @Test
  void withoutAWitnessKeyCosigningIsNotCheckedAndTheReportSaysSo() {
    VerificationReport report = verify(VerificationTerms.of(log.tenant, COSIGNED));
    assertThat(report.isClean()).isTrue();
    assertThat(report.checkpoints().cosignatures())
        .isEqualTo(VerificationReport.Checked.NOT_CHECKED);
  }

  @Test
  void aCosignedCheckpointThatDoesNotHoldCoversNothing() {
    cosign(2);
    log.rows.get(25L).edit("\"model\":\"m\"", "\"model\":\"n\"");
    log.rows.get(25L).rehash();
    VerificationReport report = verify(terms(Duration.ofMinutes(1)));
    assertThat(report.count(Verdict.VALID)).isZero();
    assertThat(report.findings())
        .as("what only the store vouches for may have been altered too")
        .containsExactly(
            new OfRange(
                0, 30, Verdict.TAMPERED, "the records do not lead to the checkpoint of size 30"));
    VerificationReport signed =
        verify(terms(Duration.ofMinutes(1)).withLogKeys(List.of(log.logKey.verifier())));
    assertThat(signed.count(Verdict.COSIGN_PENDING)).isEqualTo(20);
    assertThat(signed.unanchored()).isEqualTo(10);
  }

  @Test
  void asManyWitnessesAsAreNeededHaveToHaveCosigned() {
    assertThat(verify(ofThree(1)).count(Verdict.COSIGN_PENDING)).isEqualTo(30);
    cosign(2, three.get(1), COSIGNED);
    assertThat(verify(ofThree(1)).count(Verdict.VALID)).isEqualTo(30);

    VerificationReport tooFew = verify(ofThree(2));
    assertThat(tooFew.count(Verdict.COSIGN_PENDING)).isEqualTo(30);
    assertThat(tooFew.findings())
        .containsExactly(
            new OfRange(
                0,
                30,
                Verdict.COSIGN_PENDING,
                "fewer than 2 of 3 witnesses have cosigned these records"));
    assertThat(tooFew.checkpoints().witnessesNeeded()).isEqualTo(2);
    assertThat(tooFew.checkpoints().witnessesGiven()).isEqualTo(3);

    cosign(2, three.get(2), COSIGNED);
    assertThat(verify(ofThree(2)).isClean()).isTrue();
    assertThat(verify(ofThree(3)).count(Verdict.COSIGN_PENDING)).isEqualTo(30);
  }

  @Test
  void eachWitnessMayHaveCosignedAnotherCheckpoint() {
    cosign(0, three.get(0), COSIGNED);
    cosign(1, three.get(1), COSIGNED.minusSeconds(30));
    cosign(2, three.get(2), COSIGNED);

    assertThat(verify(ofThree(1)).count(Verdict.VALID)).isEqualTo(30);
    assertThat(verify(ofThree(2)).count(Verdict.VALID)).isEqualTo(20);
    assertThat(verify(ofThree(3)).count(Verdict.VALID)).isEqualTo(10);
    Duration minute = Duration.ofSeconds(60);
    assertThat(verify(ofThree(2).withMaxAge(minute)).freshness())
        .isInstanceOf(Freshness.Proven.class);
    assertThat(verify(ofThree(3).withMaxAge(minute)).freshness())
        .isEqualTo(new Freshness.Stale("last cosigned at " + COSIGNED.minusSeconds(30)));
  }

  @Test
  void aWitnessThatSignsWithItsOldAndItsNewKeyCountsOnce() {
    Witnesses rotated =
        new Witnesses(
            List.of(
                List.of(three.get(0).verifier(), three.get(1).verifier()),
                List.of(three.get(2).verifier())),
            2);
    VerificationTerms terms =
        VerificationTerms.of(log.tenant, COSIGNED.plusSeconds(60)).withWitnesses(rotated);
    cosign(2, three.get(0), COSIGNED);
    cosign(2, three.get(1), COSIGNED);
    assertThat(verify(terms).count(Verdict.COSIGN_PENDING)).isEqualTo(30);

    cosign(1, three.get(2), COSIGNED);
    assertThat(verify(terms).count(Verdict.VALID)).isEqualTo(20);
  }

  @Test
  void anUnknownKeysLineIsNeitherGoodNorBadAndAForgedOneIsAFindingAmongGoodOnes() {
    cosign(2, JdkEd25519.signer("stranger.example", SignatureType.COSIGNATURE_V1), COSIGNED);
    assertThat(verify(ofThree(1)).count(Verdict.COSIGN_PENDING)).isEqualTo(30);

    cosign(2, three.get(0), COSIGNED);
    add(2, three.get(1).cosign("another\n", COSIGNED));
    assertThat(verify(ofThree(1)).findings())
        .containsExactly(
            new OfCheckpoint(30, Verdict.COSIGN_INVALID, "a cosignature by a given key fails"));
    assertThat(verify(ofThree(2)).count(Verdict.COSIGN_INVALID)).isEqualTo(30);
  }

  @Test
  void strippedCosignaturesLeaveAStaleLogWhoseRecordsAreOverdue() {
    VerificationTerms terms = terms(Duration.ofHours(2)).withMaxAge(Duration.ofHours(1));
    VerificationReport report = verify(terms);
    assertThat(report.freshness())
        .isEqualTo(new Freshness.Stale("no checkpoint that holds is cosigned"));
    assertThat(report.findings())
        .containsExactly(
            new OfRange(0, 30, Verdict.COSIGN_PENDING, "no cosignature covers these records"));
  }

  @Test
  void aCosignatureOfAnOlderCheckpointIsNoneOfANewerOne() {
    cosign(0);
    log.addLine(2, log.signed(0).note().signatures().getLast());
    VerificationReport report = verify(terms(Duration.ofMinutes(1)));
    assertThat(report.count(Verdict.VALID)).isEqualTo(10);
    assertThat(report.count(Verdict.COSIGN_INVALID)).isEqualTo(20);
  }

  @Test
  void aLineByAKeyWithoutANameIsThatOfTheWitnessWhoseNameItBears() {
    JdkEd25519.Signer old = JdkEd25519.signer("auditor.example.com", SignatureType.COSIGNATURE_V1);
    NoteVerifier bare = new JdkEd25519.Verifier(TrustedKey.bare(old.verifierKey().publicKey()));
    Witnesses two = new Witnesses(List.of(List.of(bare), List.of(three.get(1).verifier())), 2);
    VerificationTerms terms =
        VerificationTerms.of(log.tenant, COSIGNED.plusSeconds(60)).withWitnesses(two);
    cosign(1, old, COSIGNED);
    cosign(2, three.get(1), COSIGNED);
    assertThat(verify(terms).count(Verdict.COSIGN_PENDING)).isEqualTo(30);
  }

  @Test
  void whereNoLogKeyIsGivenACosignedCheckpointConvictsTheRecordsAndNotTheForgedOnesConvictIt() {
    cosign(0);
    KeptCheckpoint cosigned = log.checkpoints.getFirst();
    log.rows.get(5L).edit("\"model\":\"m\"", "\"model\":\"n\"");
    log.rows.get(5L).rehash();
    log = log.rewritten();
    log.checkpoints.set(0, cosigned);
    VerificationReport report =
        verify(terms(Duration.ofMinutes(1)).withMaxAge(Duration.ofDays(9_999)));
    assertThat(report.findings())
        .containsExactly(
            new OfRange(
                0, 10, Verdict.TAMPERED, "the records do not lead to the checkpoint of size 10"),
            new Unanchored(10, 30, "records before these are damaged"));
    assertThat(report.unanchored()).isEqualTo(30);
  }

  @Test
  void pendingRecordsThatOnlyTheStoreVouchesForWinNoTimeByADateAhead() {
    cosign(1);
    KeptCheckpoint cosigned = log.checkpoints.get(1);
    for (long seq = 20; seq < 30; seq++) {
      log.rows.get(seq).date(Instant.parse("2099-01-01T00:00:00.001Z"));
    }
    log = log.rewritten();
    log.checkpoints.set(1, cosigned);
    VerificationTerms terms = terms(Duration.ofMinutes(1)).withMaxAge(Duration.ofDays(1));
    assertThat(verify(terms).findings())
        .containsExactly(
            new OfRange(20, 30, Verdict.COSIGN_PENDING, "no cosignature covers these records"));
  }

  @Test
  void moreWitnessesThanThereAreCannotBeAskedFor() {
    assertThatThrownBy(() -> ofThree(4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ofThree(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
