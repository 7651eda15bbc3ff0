package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of a hundred records, cosigned by the control plane and two further witnesses. */
class CosignaturesAreCountedTest {
  private static final Instant TIME = Instant.parse("2026-05-03T09:00:05Z");

  @TempDir Path folder;
  private final NoteSigner controlPlane = signer("cosign.claresia.test");
  private final NoteSigner newKey = signer("cosign.claresia.test");
  private final NoteSigner auditor = signer("auditor.test");
  private final NoteSigner union = signer("union.test");
  private LogOnPostgres log;

  private static NoteSigner signer(String name) {
    return LocalLogKeys.ephemeral(name, SignatureType.COSIGNATURE_V1, new SecureRandom());
  }

  @BeforeEach
  void fillLog() {
    log = new LogOnPostgres(folder);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private void cosign(int size, NoteSigner signer) {
    log.addLine(size, text -> signer.cosign(text, TIME));
  }

  private String key(NoteSigner signer) {
    return log.keep(signer.verifierKey().keyId() + ".pub", signer.verifierKey().format());
  }

  private CommandRun verify(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("--log-public-key", folder.resolve("log.pub").toString()));
    all.addAll(List.of("--as-of", "2026-05-03T09:30:00Z"));
    return log.verify(all.toArray(String[]::new));
  }

  private CommandRun ofThree(String needed) {
    return verify(
        "--cosign-public-key",
        key(controlPlane),
        "--witness",
        key(auditor),
        "--witness",
        key(union),
        "--witnesses",
        needed);
  }

  @Test
  void noneOneAndTwoOfThree() {
    assertThat(ofThree("1").out()).contains("cosign_pending              100");

    cosign(100, auditor);
    assertThat(ofThree("1").status()).isZero();
    CommandRun tooFew = ofThree("2");
    assertThat(tooFew.status()).isOne();
    assertThat(tooFew.out())
        .contains("cosignatures    checked: 2 of 3 witnesses needed")
        .contains("cosign_pending  seq 0 to 99  fewer than 2 of 3 witnesses have cosigned");

    cosign(100, controlPlane);
    assertThat(ofThree("2").status()).isZero();
    assertThat(ofThree("2").out()).endsWith("no findings\n");
    assertThat(ofThree("3").status()).isOne();
    cosign(100, union);
    assertThat(ofThree("3").status()).isZero();
  }

  @Test
  void furtherWitnessesAreAllNeededWhereNothingElseIsSaid() {
    cosign(100, controlPlane);
    String[] both = {"--cosign-public-key", key(controlPlane), "--witness", key(auditor)};
    assertThat(verify(both).out()).contains("fewer than 2 of 2 witnesses");
    cosign(100, auditor);
    assertThat(verify(both).status()).isZero();
  }

  @Test
  void aReplacedKeyOfTheControlPlaneIsGivenBesideTheNewOne() {
    cosign(50, controlPlane);
    cosign(100, newKey);
    String[] rotated = {
      "--cosign-public-key", key(controlPlane), "--cosign-public-key", key(newKey)
    };
    assertThat(verify(rotated).status()).isZero();
    assertThat(verify("--cosign-public-key", key(controlPlane)).out())
        .contains("valid                        50")
        .contains("cosign_pending  seq 50 to 99  no cosignature covers these records");
  }

  @Test
  void aForgedLineIsAFindingAndAnUnknownKeysLineIsNone() {
    cosign(90, signer("stranger.test"));
    cosign(100, controlPlane);
    assertThat(ofThree("1").status()).isZero();

    log.addLine(80, text -> auditor.cosign("another\n", TIME));
    CommandRun run = ofThree("1");
    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains("cosign_invalid  the checkpoint of size 80")
        .contains("valid                       100")
        .endsWith("1 finding\n");
  }

  @Test
  void recordsYoungerThanTheMaximumAgeMayWait() {
    cosign(50, controlPlane);
    CommandRun run = verify("--cosign-public-key", key(controlPlane), "--max-age", "9999d");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("cosign_pending               50").endsWith("no findings\n");
  }

  @Test
  void theJsonReportCountsWitnesses() {
    assertThat(verify("--witness", key(auditor), "--witness", key(union), "-o", "json").out())
        .contains("\"witnesses_needed\" : 2", "\"witnesses_given\" : 2");
  }

  private String pem(NoteSigner signer) {
    return log.keep(signer.verifierKey().keyId() + ".pem", LocalLogKeys.pem(signer.verifierKey()));
  }

  @Test
  void oneWitnessCannotCountAsTwo() {
    cosign(100, controlPlane);
    cosign(100, newKey);
    String[] twice = {
      "--cosign-public-key", key(controlPlane), "--witness", key(newKey), "--witnesses", "2"
    };
    assertThat(verify(twice).err()).contains("--witnesses: give 1 to 1");
    twice[1] = pem(controlPlane);
    assertThat(verify(twice).out()).contains("fewer than 2 of 2 witnesses");
    assertThat(verify("--witness", pem(controlPlane), "--witness", pem(newKey)).err())
        .contains("does not say whose it is");
    assertThat(verify("--witness", pem(controlPlane)).status()).isZero();
  }

  @Test
  void aCosignatureDatedOutsideTheValidityOfItsKeyIsInvalid() {
    cosign(100, controlPlane);
    assertThat(
            verify("--cosign-public-key", key(controlPlane) + "@..2026-05-03T09:00:05Z").status())
        .isZero();
    assertThat(verify("--witness", key(controlPlane) + "@2026-05-03T09:00:05Z..").status())
        .isZero();
    CommandRun late =
        verify(
            "--cosign-public-key",
            key(controlPlane) + "@2026-01-01T00:00:00Z..2026-05-01T00:00:00Z");
    assertThat(late.status()).isOne();
    assertThat(late.out())
        .contains("cosign_invalid  the checkpoint of size 100", "cosign_invalid              100");
    assertThat(verify("--witness", key(controlPlane) + "@noon..").err())
        .contains("there is no file");
    assertThat(verify("--witness", key(controlPlane) + "@2026-05-01..").err())
        .contains("FROM..UNTIL, each a time");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(verify("--witnesses", "1").err()).contains("--witnesses: whose?");
    assertThat(ofThree("4").err()).contains("--witnesses: give 1 to 3");
    assertThat(verify("--witness", key(auditor), "--cosign-public-key", key(auditor)).err())
        .contains("one public key is given twice");
  }
}
