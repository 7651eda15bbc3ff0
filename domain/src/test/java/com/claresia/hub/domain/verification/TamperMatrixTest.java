package com.claresia.hub.domain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.JdkEd25519;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.verification.Finding.OfCheckpoint;
import com.claresia.hub.domain.verification.Finding.OfLoss;
import com.claresia.hub.domain.verification.Finding.OfRange;
import com.claresia.hub.domain.verification.Finding.OfRecord;
import com.claresia.hub.domain.verification.Finding.Unanchored;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import com.claresia.hub.domain.verification.StoredLog.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A log of 100 records in segments of ten, a checkpoint after each, under every tampering. */
class TamperMatrixTest {
  private static final long SEED = new Random().nextLong();
  private static final Instant NOW = StoredLog.RECORDED.plusSeconds(3_600);

  private final Random random = new Random(SEED);
  private StoredLog log;
  private LeafHints hints = LeafHints.none();
  private List<SignedCheckpoint> given = List.of();

  @BeforeAll
  static void printSeed() {
    System.out.println("TamperMatrixTest seed " + SEED);
  }

  @BeforeEach
  void fillLog() {
    log = new StoredLog("dainese", random);
    for (int i = 0; i < 10; i++) {
      log.commitOutputs(10);
    }
  }

  private VerificationTerms terms() {
    return VerificationTerms.of(log.tenant, NOW);
  }

  private VerificationReport verify() {
    return verify(terms());
  }

  /** Whole, and cut at random: the report is the same. */
  private VerificationReport verify(VerificationTerms terms) {
    VerificationReport whole = verify(terms, new TreeSet<>());
    for (int round = 0; round < 8; round++) {
      TreeSet<Long> ends = new TreeSet<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        ends.add(1 + (long) random.nextInt(99));
      }
      assertThat(verify(terms, ends)).as("cut at %s", ends).isEqualTo(whole);
    }
    long records = whole.counts().values().stream().mapToLong(Long::longValue).sum();
    assertThat(records + whole.unanchored()).isEqualTo(whole.size());
    return whole;
  }

  private VerificationReport verify(VerificationTerms terms, TreeSet<Long> ends) {
    ChainVerification verification =
        ChainVerification.begin(terms, log.checkpoints, given, hints, random.nextLong());
    long to = Math.max(log.size(), verification.reach());
    ends.removeIf(end -> end >= to);
    return log.verify(verification, to, ends);
  }

  private Row row(long seq) {
    return log.rows.get(seq);
  }

  private OfRecord tampered(long seq, String detail) {
    return new OfRecord(seq, row(seq).id, Verdict.TAMPERED, detail);
  }

  private static OfRange altered(long from, long to) {
    return new OfRange(
        from, to, Verdict.TAMPERED, "the records do not lead to the checkpoint of size " + to);
  }

  private static OfRange missing(long from, long to) {
    return new OfRange(from, to, Verdict.MISSING, "nothing is stored here");
  }

  @Test
  void anUntouchedLogIsValidWhole() {
    VerificationReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
    assertThat(report.checkpoints().held()).isEqualTo(10);
    assertThat(report.freshness()).isInstanceOf(Freshness.Unproven.class);
    assertThat(report.idsCompared()).isEqualTo(100);
  }

  @Test
  void anEmptyLogIsClean() {
    log = new StoredLog("dainese", random);
    assertThat(verify().isClean()).isTrue();
  }

  @Test
  void editedContentIsNamed() {
    row(42).edit("\"model\":\"m\"", "\"model\":\"n\"");
    VerificationReport report = verify();
    assertThat(report.findings()).containsExactly(tampered(42, Disputes.CONTENT_ALTERED));
    assertThat(report.count(Verdict.TAMPERED)).isEqualTo(1);
    assertThat(report.count(Verdict.VALID)).isEqualTo(99);
  }

  @Test
  void anEditedHashIsNamed() {
    row(42).hash[3] ^= 1;
    VerificationReport report = verify();
    assertThat(report.findings()).containsExactly(tampered(42, Disputes.HASH_ALTERED));
    assertThat(report.count(Verdict.VALID)).isEqualTo(99);
  }

  @Test
  void editsOfBothKindsInOneWindowAreToldApart() {
    row(41).edit("\"model\":\"m\"", "\"model\":\"n\"");
    row(43).hash[3] ^= 1;
    row(47).hash[3] ^= 1;
    assertThat(verify().findings())
        .containsExactly(
            tampered(41, Disputes.CONTENT_ALTERED),
            tampered(43, Disputes.HASH_ALTERED),
            tampered(47, Disputes.HASH_ALTERED));
  }

  @Test
  void everyRecordEditedIsEveryRecordNamed() {
    log.rows.values().forEach(row -> row.edit("\"model\":\"m\"", "\"model\":\"n\""));
    VerificationReport report = verify();
    assertThat(report.findings()).hasSize(100);
    assertThat(report.findings()).contains(tampered(7, Disputes.CONTENT_ALTERED));
    assertThat(report.count(Verdict.TAMPERED)).isEqualTo(100);
  }

  @Test
  void everyOtherRecordOfALongWindowEditedIsToldApartInBoundedMemory() {
    log.commitOutputs(3_000);
    for (long seq = 100; seq < 3_100; seq += 2) {
      row(seq).edit("\"model\":\"m\"", "\"model\":\"n\"");
    }
    VerificationReport report = verify(terms(), new TreeSet<>());
    assertThat(report.findings())
        .hasSize(1_500)
        .contains(tampered(3_098, Disputes.CONTENT_ALTERED));
    assertThat(report.count(Verdict.VALID)).isEqualTo(1_600);
  }

  @Test
  void everyOtherRecordOfALongWindowDeletedIsEveryOneNamed() {
    log.commitOutputs(3_000);
    for (long seq = 100; seq < 3_100; seq += 2) {
      log.rows.remove(seq);
    }
    VerificationReport report = verify(terms(), new TreeSet<>());
    assertThat(report.count(Verdict.MISSING)).isEqualTo(1_500);
    assertThat(report.findings()).contains(missing(3_098, 3_099)).hasSize(1_501);
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
    assertThat(report.unanchored()).isEqualTo(1_500);
  }

  @Test
  void contentAndHashEditedTogetherAreNamedAsTheRangeBetweenTwoGoodCheckpoints() {
    row(42).edit("\"model\":\"m\"", "\"model\":\"n\"");
    row(42).rehash();
    VerificationReport report = verify();
    assertThat(report.findings()).containsExactly(altered(40, 50));
    assertThat(report.unanchored()).isEqualTo(10);
    assertThat(report.count(Verdict.VALID)).isEqualTo(90);
    assertThat(report.checkpoints().failed()).isEqualTo(1);
  }

  @Test
  void withoutFrontiersWhatFollowsAnAlteredRangeIsSaidToBeUnproven() {
    log.dropFrontiers();
    row(42).edit("\"model\":\"m\"", "\"model\":\"n\"");
    row(42).rehash();
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(
            altered(40, 50), new Unanchored(50, 100, "records before these are damaged"));
    assertThat(report.count(Verdict.VALID)).isEqualTo(40);
  }

  @Test
  void aForgedFrontierHelpsNobody() {
    row(42).edit("\"model\":\"m\"", "\"model\":\"n\"");
    row(42).rehash();
    row(49).frontier = Frontier.empty().encode();
    row(59).frontier[20] ^= 1;
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(
            altered(40, 50), new Unanchored(50, 70, "records before these are damaged"));
    assertThat(report.count(Verdict.VALID)).isEqualTo(70);
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void everyAlteredRemovedOrAddedTextColumnIsNamed(Column column) {
    row(42).columns.put(column, "decision");
    row(43).columns.remove(column);
    VerificationReport report = verify();
    String name =
        column
            .name()
            .toLowerCase(Locale.ROOT)
            .replace("actor_", "actor.")
            .replace("on_behalf_of_", "on_behalf_of.");
    String detail = "the column " + name + " differs from the content";
    assertThat(report.findings()).containsExactly(tampered(42, detail), tampered(43, detail));
    assertThat(report.count(Verdict.VALID)).isEqualTo(98);
  }

  @Test
  void alteredTimesAreNamedToTheMicrosecond() {
    row(42).occurredAt += 1;
    row(43).recordedAt -= 1;
    assertThat(verify().findings())
        .containsExactly(
            tampered(42, "the column occurred_at differs from the content"),
            tampered(43, "the column recorded_at differs from the content"));
  }

  @Test
  void alteredEdgesAreNamed() {
    row(42).derivedFrom = row(42).derivedFrom.reversed();
    row(43).derivedFrom = row(43).derivedFrom.subList(0, 1);
    row(44).derivedFrom = List.of();
    String detail = "the column derived_from differs from the content";
    assertThat(verify().findings())
        .containsExactly(tampered(42, detail), tampered(43, detail), tampered(44, detail));
  }

  @Test
  void anAlteredIdColumnIsNamed() {
    row(42).id = log.newId();
    assertThat(verify().findings())
        .containsExactly(tampered(42, "the content is that of another record_id"));
  }

  @Test
  void aDeletedRowIsNamedAndOnlyItsWindowIsUnproven() {
    log.rows.remove(42L);
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(
            new Unanchored(40, 50, "rows are missing, so no checkpoint can be computed"),
            missing(42, 43));
    assertThat(report.count(Verdict.MISSING)).isEqualTo(1);
    assertThat(report.unanchored()).isEqualTo(9);
    assertThat(report.count(Verdict.VALID)).isEqualTo(90);
  }

  @Test
  void aRememberedLeafHashProvesTheNeighboursOfADeletedRow() {
    Hash leaf = MerkleHasher.leafHash(Hash.of(row(42).hash));
    hints = seq -> seq == 42 ? Optional.of(leaf) : Optional.empty();
    log.rows.remove(42L);
    VerificationReport report = verify();
    assertThat(report.findings()).containsExactly(missing(42, 43));
    assertThat(report.count(Verdict.VALID)).isEqualTo(99);
    hints = seq -> Optional.of(MerkleHasher.EMPTY_ROOT);
    assertThat(verify().unanchored()).isEqualTo(9);
  }

  @Test
  void deletedRowsAtTheBordersOfWindowsAreOneRun() {
    for (long seq = 38; seq < 62; seq++) {
      log.rows.remove(seq);
    }
    VerificationReport report = verify();
    assertThat(report.findings()).contains(missing(38, 62));
    assertThat(report.count(Verdict.MISSING)).isEqualTo(24);
    assertThat(report.count(Verdict.VALID)).isEqualTo(60);
    assertThat(report.unanchored()).isEqualTo(16);
  }

  @Test
  void aDeletedTailIsMissingUpToTheLastCheckpoint() {
    log.rows.tailMap(95L).clear();
    VerificationReport report = verify();
    assertThat(report.findings()).contains(missing(95, 100));
    assertThat(report.count(Verdict.MISSING)).isEqualTo(5);
    assertThat(report.count(Verdict.VALID)).isEqualTo(90);
  }

  @Test
  void aDeletedTailWithItsCheckpointsIsFoundByTheMirroredOneAlone() {
    given = List.of(log.signed(9));
    log.rows.tailMap(95L).clear();
    log.checkpoints.subList(5, 10).clear();
    VerificationReport report = verify();
    assertThat(report.findings())
        .contains(missing(95, 100))
        .contains(
            new OfCheckpoint(100, Verdict.TAMPERED, "the log does not extend this checkpoint"));
    assertThat(report.freshness()).isInstanceOf(Freshness.Stale.class);
  }

  @Test
  void aForgedCheckpointBeyondAnyLogCostsNothing() {
    Hash root = MerkleHasher.EMPTY_ROOT;
    SignedCheckpoint forged =
        Checkpoint.of(log.tenant.logOrigin(), Long.MAX_VALUE, root).signedBy(List.of(log.logKey));
    log.checkpoints.add(new KeptCheckpoint(Long.MAX_VALUE, root, forged.note().format()));
    VerificationReport report = verify(terms(), new TreeSet<>());
    assertThat(report.findings()).contains(missing(100, Long.MAX_VALUE));
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
  }

  @Test
  void aLogRolledBackIsPerfectButStaleAgainstTheMirroredCheckpoint() {
    given = List.of(log.signed(9));
    log.rows.tailMap(60L).clear();
    log.checkpoints.subList(6, 10).clear();
    VerificationReport report = verify();
    assertThat(report.findings()).contains(missing(60, 100));
    assertThat(report.count(Verdict.VALID)).isEqualTo(60);
    assertThat(report.freshness()).isInstanceOf(Freshness.Stale.class);
    given = List.of();
    assertThat(verify().isClean()).isTrue();
    assertThat(verify().freshness()).isInstanceOf(Freshness.Unproven.class);
  }

  @Test
  void twoRowsInEachOthersPlacesAreNamedAsTheirRange() {
    Row first = row(42);
    log.rows.put(42L, row(44));
    log.rows.put(44L, first);
    VerificationReport report = verify();
    assertThat(report.findings()).containsExactly(altered(40, 50));
    assertThat(report.count(Verdict.VALID)).isEqualTo(90);
  }

  @Test
  void rowsSwappedAcrossWindowsDamageBoth() {
    Row first = row(42);
    log.rows.put(42L, row(74));
    log.rows.put(74L, first);
    VerificationReport report = verify();
    assertThat(report.findings()).containsExactly(altered(40, 50), altered(70, 80));
    assertThat(report.count(Verdict.VALID)).isEqualTo(80);
  }

  @Test
  void anInsertedRowDamagesEverythingFromItsWindowOn() {
    for (long seq = 100; seq > 42; seq--) {
      log.rows.put(seq, row(seq - 1));
    }
    log.rows.put(42L, log.output());
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(
            altered(40, 50), new Unanchored(50, 101, "records before these are damaged"));
    assertThat(report.count(Verdict.VALID)).isEqualTo(40);
    assertThat(report.count(Verdict.TAMPERED)).isZero();
  }

  @Test
  void aRowAddedAtTheEndIsUnderNoCheckpoint() {
    log.append(log.output());
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(new Unanchored(100, 101, "no checkpoint covers these records"));
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
  }

  @Test
  void aRowJustAddedMayWaitForItsCheckpoint() {
    log.append(log.output());
    VerificationReport report =
        verify(VerificationTerms.of(log.tenant, StoredLog.RECORDED.plusSeconds(1)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.unanchored()).isEqualTo(1);
  }

  @Test
  void aRewrittenTailUnderNoCheckpointIsFoundHoweverOldACosignatureMayBe() {
    JdkEd25519.Signer witness = JdkEd25519.signer("w.example", SignatureType.COSIGNATURE_V1);
    log.addLine(7, witness.cosign(log.signed(7).note().text(), StoredLog.RECORDED));
    log.checkpoints.subList(8, 10).clear();
    for (long seq = 80; seq < 100; seq++) {
      log.rows.put(seq, log.output());
    }
    VerificationReport report =
        verify(
            terms()
                .withLogKeys(List.of(log.logKey.verifier()))
                .withWitnesses(List.of(witness.verifier()))
                .withMaxAge(Duration.ofHours(24)));
    assertThat(report.freshness()).isInstanceOf(Freshness.Proven.class);
    assertThat(report.findings())
        .containsExactly(new Unanchored(80, 100, "no checkpoint covers these records"));
  }

  @Test
  void aForgedTailThatIsDatedAheadMayNotWaitForACheckpoint() {
    Row ahead = log.output();
    ahead.date(Instant.parse("2099-01-01T00:00:00.001Z"));
    log.append(ahead);
    Instant atOnce = StoredLog.RECORDED.plusSeconds(1);
    assertThat(verify(VerificationTerms.of(log.tenant, atOnce)).findings())
        .containsExactly(new Unanchored(100, 101, "no checkpoint covers these records"));
  }

  @Test
  void aRowOfAnotherTenantIsNamedWhereverItIsPut() {
    StoredLog other = new StoredLog("acme", random);
    log.rows.put(42L, other.output());
    log.append(other.output());
    VerificationReport report = verify();
    assertThat(report.findings())
        .contains(
            altered(40, 50),
            tampered(42, "the content is another tenant's"),
            tampered(100, "the content is another tenant's"));
    assertThat(report.count(Verdict.TAMPERED)).isEqualTo(2);
  }

  @Test
  void aRecordThatStandsTwiceIsNamedAtItsLaterPlace() {
    log.append(row(42).copy());
    VerificationReport report = verify();
    assertThat(report.findings())
        .contains(
            tampered(100, "another record stands for this record_id too, at an earlier place"));
    assertThat(report.count(Verdict.TAMPERED)).isEqualTo(1);
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
  }

  @Test
  void aPlaceTakenTwiceIsNamed() {
    ChainVerification verification =
        ChainVerification.begin(terms(), log.checkpoints, given, hints, 1);
    RangeVerifier range = verification.range(0, 100);
    StoredLeaf leaf = new StoredLeaf();
    log.rows.forEach((seq, row) -> {
      range.accept(StoredLog.fill(leaf, seq, row));
      if (seq == 42) {
        range.accept(StoredLog.fill(leaf, seq, log.output()));
      }
    });
    verification.add(range.finish());
    assertThat(verification.report().findings())
        .singleElement()
        .satisfies(f -> assertThat(f.detail()).isEqualTo("the place is taken twice"));
  }

  @Test
  void contentThatIsNoRecordIsNamed() {
    List<String> broken =
        List.of(
            "",
            "{",
            "{}",
            "[]",
            "{\"actor\":{\"id\":\"x",
            "{\"a\":1}x",
            "null",
            "{\"type\":\"out\\");
    List<Row> segment = new ArrayList<>();
    for (String content : broken) {
      Row row = log.output();
      row.content = content.getBytes(StandardCharsets.UTF_8);
      row.rehash();
      segment.add(row);
    }
    log.commit(segment);
    VerificationReport report = verify();
    assertThat(report.count(Verdict.TAMPERED)).isEqualTo(broken.size());
    assertThat(report.findings()).hasSize(broken.size());
  }

  @Test
  void lostContentIsMissingByName() {
    row(42).bare = true;
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(new OfRecord(42, row(42).id, Verdict.MISSING, "the content is gone"));
    assertThat(report.count(Verdict.VALID)).isEqualTo(99);
  }

  @Test
  void erasedContentIsErasedWhereTheHubItselfSaysSo() {
    row(42).bare = true;
    log.commit(List.of(log.erasureOf(row(42).id)));
    VerificationReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.count(Verdict.ERASED)).isEqualTo(1);
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
  }

  @Test
  void aForgedErasureExcusesNothing() {
    row(42).bare = true;
    String body =
        "{\"detail\":{\"record_id\":\"" + row(42).id + "\"},\"kind\":\"privacy.record_erased\"}";
    log.commit(
        List.of(
            log.event("employee", "", body),
            log.event("system", "\"submitted_by\":{\"iss\":\"i\",\"sub\":\"s\"},", body),
            log.event("system", "", "{\"detail\":{},\"kind\":\"privacy.record_erased\"}"),
            log.event("system", "", "{\"detail\":null,\"kind\":\"privacy.record_erased\"}"),
            log.event(
                "system",
                "",
                "{\"detail\":{\"x\":{\"record_id\":\""
                    + row(42).id
                    + "\"}},\"kind\":\"privacy.record_erased\"}"),
            log.event("system", "", body.replace("erased", "praised"))));
    log.append(log.erasureOf(row(42).id));
    assertThat(verify().count(Verdict.MISSING)).isEqualTo(1);
  }

  @Test
  void anErasureExcusesNoOtherRecordThatWasGivenTheErasedOnesId() {
    row(7).bare = true;
    log.commit(List.of(log.erasureOf(row(7).id)));
    row(42).bare = true;
    row(42).id = row(7).id;
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(
            new OfRecord(7, row(7).id, Verdict.MISSING, "the content is gone"),
            new OfRecord(42, row(7).id, Verdict.MISSING, "the content is gone"));
    assertThat(report.count(Verdict.ERASED)).isZero();
  }

  @Test
  void anErasureExcusesNothingThatWasPutBehindIt() {
    Row erased = row(7);
    log.commit(List.of(log.erasureOf(erased.id)));
    Row behind = new Row(erased.id, log.output().hash);
    behind.bare = true;
    log.append(behind);
    assertThat(verify().findings())
        .contains(new OfRecord(101, erased.id, Verdict.MISSING, "the content is gone"));
  }

  private StoredLog.Row lossOf(String range) {
    return log.event(
        "system",
        "",
        "{\"detail\":{\"checkpoint_size\":100," + range + "},\"kind\":\"backup.records_lost\"}");
  }

  private void loseContents(long from, long to) {
    for (long seq = from; seq < to; seq++) {
      row(seq).bare = true;
    }
  }

  @Test
  void lostRecordsAreOneFindingThatCitesItsEventAndDrownNoOther() {
    loseContents(40, 60);
    row(7).bare = true;
    StoredLog.Row event = lossOf("\"count\":20,\"first_seq\":40,\"last_seq\":59");
    log.commit(List.of(event));
    VerificationReport report = verify();
    assertThat(report.findings())
        .containsExactly(
            new OfRecord(7, row(7).id, Verdict.MISSING, "the content is gone"),
            new OfLoss(40, 60, 100, event.id));
    assertThat(report.findings().getLast().detail())
        .isEqualTo("lost in a restore, as backup.records_lost at seq 100 says");
    assertThat(report.count(Verdict.MISSING)).isEqualTo(21);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void aLossThatIsForgedLiesAheadOrIsUnderNoCheckpointExplainsNothing() {
    loseContents(40, 42);
    String body =
        "{\"detail\":{\"first_seq\":40,\"last_seq\":41},\"kind\":\"backup.records_lost\"}";
    log.commit(
        List.of(
            log.event("employee", "", body),
            log.event("system", "\"submitted_by\":{\"iss\":\"i\",\"sub\":\"s\"},", body),
            lossOf("\"first_seq\":40,\"last_seq\":4000"),
            lossOf("\"first_seq\":41,\"last_seq\":40"),
            lossOf("\"first_seq\":-40,\"last_seq\":41"),
            lossOf("\"first_seq\":\"40\",\"last_seq\":41"),
            lossOf("\"first_seq\":40")));
    log.append(lossOf("\"first_seq\":40,\"last_seq\":41"));
    assertThat(verify().findings())
        .filteredOn(OfRecord.class::isInstance)
        .containsExactly(
            new OfRecord(40, row(40).id, Verdict.MISSING, "the content is gone"),
            new OfRecord(41, row(41).id, Verdict.MISSING, "the content is gone"));
  }

  @Test
  void anAlteredCheckpointIsConvictedAndTheRecordsAreNot() {
    KeptCheckpoint forged = log.checkpoint(Frontier.empty().append(MerkleHasher.EMPTY_ROOT));
    Frontier other = Frontier.empty().appendAll(Collections.nCopies(50, MerkleHasher.EMPTY_ROOT));
    log.checkpoints.set(4, log.checkpoint(other));
    log.checkpoints.add(forged);
    VerificationReport report = verify();
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
    assertThat(report.findings())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f).isInstanceOf(OfCheckpoint.class));
  }

  @Test
  void aCheckpointWhoseColumnsOrOriginOrNoteAreWrongIsNamed() {
    KeptCheckpoint good = log.checkpoints.get(4);
    log.checkpoints.set(4, new KeptCheckpoint(good.size() - 1, good.root(), good.note()));
    log.checkpoints.set(5, new KeptCheckpoint(60, MerkleHasher.EMPTY_ROOT, "nothing"));
    StoredLog other = new StoredLog("acme", random);
    other.commitOutputs(3);
    log.checkpoints.add(other.checkpoints.getFirst());
    VerificationReport report = verify();
    assertThat(report.findings())
        .hasSize(3)
        .allSatisfy(f -> assertThat(f).isInstanceOf(OfCheckpoint.class));
    assertThat(report.count(Verdict.VALID)).isEqualTo(100);
    assertThat(report.checkpoints().failed()).isEqualTo(3);
  }

  @Test
  void withTheLogsKeyOnlyWhatItSignedAnchors() {
    VerificationTerms terms = terms().withLogKeys(List.of(log.logKey.verifier()));
    VerificationReport clean = verify(terms);
    assertThat(clean.isClean()).isTrue();
    assertThat(clean.checkpoints().signatures()).isEqualTo(VerificationReport.Checked.CHECKED);
    StoredLog thief = new StoredLog("dainese", random);
    row(95).edit("\"model\":\"m\"", "\"model\":\"n\"");
    row(95).rehash();
    thief.rows.putAll(log.rows);
    log.checkpoints.set(9, thief.checkpoint(thief.frontier()));
    VerificationReport report = verify(terms);
    assertThat(report.checkpoints().unsigned()).isEqualTo(1);
    assertThat(report.findings())
        .containsExactly(new Unanchored(90, 100, "no checkpoint covers these records"));
  }

  @Test
  void anOldCheckpointInANewOnesPlaceIsNamedAndVouchesForNoMore() {
    log.checkpoints.set(
        9, new KeptCheckpoint(100, log.frontier().root(), log.checkpoints.get(7).note()));
    VerificationReport report = verify(terms().withLogKeys(List.of(log.logKey.verifier())));
    assertThat(report.findings())
        .containsExactlyInAnyOrder(
            new OfCheckpoint(
                100, Verdict.TAMPERED, "the columns beside the note say something else"),
            new Unanchored(90, 100, "no checkpoint covers these records"));
  }

  @Test
  void theRowsOfAnotherTenantWithItsCheckpointsAreNobodysHere() {
    StoredLog other = new StoredLog("acme", random);
    other.commitOutputs(10);
    log.rows.clear();
    log.rows.putAll(other.rows);
    log.checkpoints.clear();
    log.checkpoints.addAll(other.checkpoints);
    VerificationReport report = verify();
    assertThat(report.count(Verdict.TAMPERED)).isEqualTo(10);
    assertThat(report.findings())
        .contains(
            tampered(3, "the content is another tenant's"),
            new OfCheckpoint(
                10, Verdict.TAMPERED, "the checkpoint is another log's: hub.acme.claresia.com"));
  }

  @Test
  void aFailingLogSignatureIsAFinding() {
    KeptCheckpoint good = log.checkpoints.get(9);
    String note =
        log.signed(9).note().text()
            + "\n"
            + log.signed(8).note().signatures().getFirst().line()
            + "\n";
    log.checkpoints.set(9, new KeptCheckpoint(good.size(), good.root(), note));
    VerificationReport report = verify(terms().withLogKeys(List.of(log.logKey.verifier())));
    assertThat(report.findings())
        .contains(new OfCheckpoint(100, Verdict.TAMPERED, "a signature by a given log key fails"));
  }

  @Test
  void aLogRewrittenWithItsCheckpointsIsCaughtByTheOneKeptElsewhere() {
    given = List.of(log.signed(2), log.signed(7));
    row(42).edit("\"model\":\"m\"", "\"model\":\"n\"");
    row(42).rehash();
    log = log.rewritten();
    VerificationReport report = verify();
    assertThat(report.findings())
        .contains(altered(30, 80))
        .contains(
            new OfCheckpoint(80, Verdict.TAMPERED, "the log does not extend this checkpoint"));
    assertThat(report.count(Verdict.VALID)).isEqualTo(30);
    assertThat(report.freshness()).isInstanceOf(Freshness.Stale.class);
  }

  @Test
  void aGivenCheckpointThatTheLogExtendsProvesFreshness() {
    given = List.of(log.signed(9));
    assertThat(verify().freshness()).isInstanceOf(Freshness.Proven.class);
  }

  @Test
  void leavesOutsideWhatIsAskedForCountOnlyForTheTree() {
    row(10).edit("\"model\":\"m\"", "\"model\":\"n\"");
    VerificationReport report = verifyPart(40, 60);
    assertThat(report.isClean()).isTrue();
    assertThat(report.count(Verdict.VALID)).isEqualTo(20);
  }

  @Test
  void eventsOutsideWhatIsAskedForTellOfWhatIsInIt() {
    row(41).bare = true;
    loseContents(45, 48);
    Row lost = lossOf("\"first_seq\":45,\"last_seq\":47");
    log.commit(List.of(log.erasureOf(row(41).id), lost));
    VerificationReport report = verifyPart(40, 60);
    assertThat(report.findings()).containsExactly(new OfLoss(45, 48, 101, lost.id));
    assertThat(report.count(Verdict.ERASED)).isEqualTo(1);
    assertThat(report.count(Verdict.VALID)).isEqualTo(16);
  }

  @Test
  void anEventOutsideWhatIsAskedForThatWasAlteredTellsNothing() {
    row(41).bare = true;
    row(42).bare = true;
    log.commit(List.of(log.erasureOf(row(41).id)));
    row(100).edit(row(41).id.toString(), row(42).id.toString());
    assertThat(verifyPart(40, 60).count(Verdict.MISSING)).isEqualTo(2);
  }

  private VerificationReport verifyPart(long from, long to) {
    ChainVerification verification =
        ChainVerification.begin(terms(), log.checkpoints, given, hints, 1);
    RangeVerifier range = verification.range(0, log.size());
    StoredLeaf leaf = new StoredLeaf();
    log.rows.forEach((seq, row) -> {
      StoredLog.fill(leaf, seq, row);
      if (seq >= from && seq < to) {
        range.accept(leaf);
      } else {
        range.acceptUnverified(leaf);
      }
    });
    verification.add(range.finish());
    return verification.report();
  }
}
