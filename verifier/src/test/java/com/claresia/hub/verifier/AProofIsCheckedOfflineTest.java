package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AProofIsCheckedOfflineTest {
  @TempDir Path folder;
  SampleProof sample;

  @BeforeEach
  void makeSample() {
    sample = new SampleProof(folder);
  }

  CommandRun check(String json, Path... logKeys) {
    String[] arguments = new String[2 + 2 * logKeys.length];
    arguments[0] = "verify-proof";
    arguments[1] = sample.file("proof.json", json).toString();
    for (int i = 0; i < logKeys.length; i++) {
      arguments[2 + 2 * i] = "--log-public-key";
      arguments[3 + 2 * i] = logKeys[i].toString();
    }
    return CommandRun.of(arguments);
  }

  @Test
  void aGoodProofIsProvenByTheKeysOfLogAndWitness() {
    CommandRun run =
        CommandRun.of(
            "verify-proof",
            sample.file("proof.json", sample.json()).toString(),
            "--log-public-key",
            sample.logKeyPem().toString(),
            "--cosign-public-key",
            sample.witnessKey().toString());
    assertThat(run.out()).contains("seq 2 of the checkpoint's 3 records").endsWith("proven\n");
    assertThat(run.out()).contains("cosigned the checkpoint at 2026-05-03T08:16:00Z");
    assertThat(run.status()).isZero();
  }

  @Test
  void asManyWitnessesHaveToHaveCosignedAsAreAskedFor() {
    String file = sample.file("proof.json", sample.json()).toString();
    String[] both = {
      "verify-proof",
      file,
      "--cosign-public-key",
      sample.witnessKey().toString(),
      "--witness",
      sample.auditorsKey().toString(),
      "--witnesses",
      "1"
    };
    CommandRun one = CommandRun.of(both);
    assertThat(one.status()).isZero();
    assertThat(one.out()).contains("1 of 2 witnesses, the last of them, cosigned the checkpoint");
    both[7] = "2";
    CommandRun two = CommandRun.of(both);
    assertThat(two.status()).isOne();
    assertThat(two.out())
        .contains("pending     only 1 of the 2 witnesses asked for cosigned the checkpoint so far")
        .contains("cosign_pending: nothing is refuted; fetch the proof again");
  }

  @Test
  void aCosignatureThatIsStillToComeIsNoRefutation() {
    String file = sample.file("proof.json", sample.json()).toString();
    CommandRun run =
        CommandRun.of(
            "verify-proof",
            file,
            "--log-public-key",
            sample.logKey().toString(),
            "--cosign-public-key",
            sample.auditorsKey().toString(),
            "-o",
            "json");
    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains("\"verdict\" : \"cosign_pending\"", "\"outcome\" : \"cosign_pending\"")
        .doesNotContain("refuted");
  }

  @Test
  void aForgedCosignatureRefutesIt() {
    String line = sample.checkpoint.note().signatures().getLast().line();
    String forged = sample.witness.cosign("another\n", Instant.EPOCH).line();
    String file = sample.file("proof.json", sample.json().replace(line, forged)).toString();
    CommandRun run =
        CommandRun.of("verify-proof", file, "--cosign-public-key", sample.witnessKey().toString());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("REFUTED     a cosignature that claims").endsWith("record\n");
  }

  @Test
  void aCosignatureDatedOutsideTheKeysValidityRefutesIt() {
    String file = sample.file("proof.json", sample.json()).toString();
    String key = sample.witnessKey().toString();
    String[] within = {
      "verify-proof", file, "--cosign-public-key", key + "@..2026-05-03T08:16:00Z"
    };
    assertThat(CommandRun.of(within).status()).isZero();
    within[3] = key + "@..2026-05-03T08:15:59Z";
    assertThat(CommandRun.of(within).out()).contains("is dated outside its validity");
  }

  @Test
  void withoutKeysItSaysWhatIsNotProven() {
    CommandRun run = check(sample.json());
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("not proven  who issued the checkpoint")
        .contains("not proven  that a witness saw the checkpoint")
        .contains("consistent: nothing is refuted");
  }

  @Test
  void oneChangedCharacterRefutesIt() {
    CommandRun run = check(sample.json().replace("12.5", "12.6"), sample.logKey());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("REFUTED     this record does not stand at seq 2");
  }

  @Test
  void whitespaceAndOrderOfMembersDoNotMatter() {
    String loose = sample.json().replace("\"type\":\"output\"", "\n \"type\" :  \"output\" ");
    assertThat(check(loose, sample.logKey()).status()).isZero();
  }

  @Test
  void aNumberThatTheCanonicalFormWouldRoundIsNoProof() {
    CommandRun run = check(sample.json().replace("12.5", "9007199254740993"), sample.logKey());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("/record/body/content/amount");
  }

  @Test
  void aKeyThatDidNotSignRefutesIt() {
    CommandRun run = check(sample.json(), sample.strangersKey());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("REFUTED     no given log key signed the checkpoint");
  }

  @Test
  void oneOfSeveralLogKeysIsEnough() {
    assertThat(check(sample.json(), sample.strangersKey(), sample.logKey()).status()).isZero();
  }

  @Test
  void aForgedSignatureRefutesIt() {
    String signature = sample.log.sign(sample.checkpoint.note().text()).line();
    String forged = sample.log.sign("another text\n").line();
    CommandRun run = check(sample.json().replace(signature, forged), sample.logKey());
    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains("REFUTED     a signature that claims to be by a given key is not");
  }

  @Test
  void theRecordOfAnotherTenantRefutesIt() {
    String other = sample.json().replace("\"tenant_id\":\"dainese\"", "\"tenant_id\":\"other\"");
    assertThat(check(other).out()).contains("is not the record's tenant's");
  }

  @Test
  void wordsAroundTheRecordMustAgreeWithIt() {
    String other = sample.json().replaceFirst("0002\"", "0003\"");
    CommandRun run = check(other);
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("the file is for record 01970000-0000-7000-8000-000000000003");
  }

  @Test
  void thePlaceThatTheFileNamesMustBeThatOfThePath() {
    for (String other : new String[] {"5", "\"5\"", "[2]", "2.5"}) {
      CommandRun run = check(sample.json().replace("\"seq\": 2", "\"seq\": " + other));
      assertThat(run.status()).as(other).isOne();
      assertThat(run.out()).contains("REFUTED     the file says seq ", "the path is for seq 2");
    }
  }

  @Test
  void theTextFormIsCheckedWithTheRecordBesideIt() {
    String proof = sample.file("2.tlog-proof", sample.text()).toString();
    String record = sample.file("2.json", SampleProof.RECORD).toString();
    CommandRun run =
        CommandRun.of(
            "verify-proof",
            proof,
            "--record",
            record,
            "--log-public-key",
            sample.logKey().toString());
    assertThat(run.status()).isZero();
    assertThat(CommandRun.of("verify-proof", proof).err())
        .isEqualTo(
            "claresia-hub-verifier verify-proof: a proof in text form needs its record:"
                + " --record FILE\n");
  }

  @Test
  void theJsonReportSaysTheSame() {
    String file = sample.file("proof.json", sample.json()).toString();
    CommandRun run = CommandRun.of("verify-proof", file, "-o", "json");
    assertThat(run.out())
        .contains("\"report\" : \"claresia.hub.proof-report/v1\"")
        .contains("\"verdict\" : \"consistent\"")
        .contains("\"seq\" : 2");
  }

  @Test
  void whatIsNoProofIsSaidInOneLine() {
    for (String text : new String[] {"", "[]", "{}", "nonsense", "{\"record\":{}}"}) {
      CommandRun run = check(text);
      assertThat(run.status()).as(text).isEqualTo(2);
      assertThat(run.err().lines()).as(text).hasSize(1);
    }
    assertThat(CommandRun.of("verify-proof", "nowhere.json").err())
        .isEqualTo("claresia-hub-verifier verify-proof: FILE: there is no file nowhere.json\n");
  }

  @Test
  void aMisspeltOptionIsNamedWithoutItsValue() {
    CommandRun run = CommandRun.of("verify-proof", "f", "--dns=postgres://u:secret@h/db");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no option --dns").doesNotContain("secret");
  }
}
