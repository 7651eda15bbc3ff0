package com.claresia.hub.domain.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNotesTest {
  private static final String LINE =
      "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
  private static final String NOTE = "This is an example message.\n\n" + LINE;
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  @Test
  void everyPublishedSignatureHasThePublishedVerdict() throws IOException {
    for (JsonNode row : Vectors.lines("notes", "signed-notes.jsonl")) {
      SignedNote note = SignedNote.parse(row.get("note").asText()).orThrow();
      assertThat(note.format()).isEqualTo(row.get("note").asText());
      assertThat(SignedCheckpoint.parse(note.bytes()).ok().isPresent())
          .isEqualTo(row.get("is_checkpoint").asBoolean());
      assertThat(note.signatures()).hasSize(row.get("signatures").size());
      for (int i = 0; i < note.signatures().size(); i++) {
        assertVerdict(note, note.signatures().get(i), row.get("signatures").get(i));
      }
    }
  }

  private static void assertVerdict(SignedNote note, NoteSignature line, JsonNode expected) {
    assertThat(line.name()).isEqualTo(expected.get("name").asText());
    assertThat(line.keyIdHex()).isEqualTo(expected.get("key_id").asText());
    if (expected.has("vkey")) {
      VerifierKey key = VerifierKey.parse(expected.get("vkey").asText()).orThrow();
      boolean valid = expected.get("verify").asText().equals("valid");
      for (TrustedKey trusted : List.of(TrustedKey.of(key), TrustedKey.bare(key.publicKey()))) {
        SignatureVerdict verdict = new JdkEd25519.Verifier(trusted).check(note.text(), line);
        assertThat(verdict instanceof SignatureVerdict.Signed).isEqualTo(valid);
      }
    } else {
      assertThat(expected.get("verify").asText()).isEqualTo("no-key");
    }
  }

  @Test
  void everyPublishedVerifierKeyIsReadAsFarAsItIsSound() throws IOException {
    for (JsonNode row : Vectors.lines("notes", "verifier-keys.jsonl")) {
      String text = row.get("vkey").asText();
      int type = row.get("alg").asInt();
      boolean matches = row.get("keyid_matches").asBoolean();
      boolean sound =
          SignatureType.of((byte) type).isEmpty() || (matches && !text.contains("BADKEY"));
      assertThat(VerifierKey.parse(text).ok().isPresent()).as(text).isEqualTo(sound);
      VerifierKey.parse(text)
          .ok()
          .ifPresent(key -> {
            assertThat(key.format()).isEqualTo(text);
            assertThat(key.typeCode()).isEqualTo((byte) type);
            assertThat(key.name()).isEqualTo(row.get("name").asText());
            assertThat(HexFormat.of().toHexDigits(key.keyId()))
                .isEqualTo(row.get("key_id").asText());
            assertThat(key.keyIdFollows()).isEqualTo(matches);
          });
    }
  }

  @Test
  void anAlteredTextOrSignatureIsInvalidAndAnotherKeysLineUnknown() {
    SignedNote note = SignedNote.parse(NOTE).orThrow();
    NoteSignature line = note.signatures().getFirst();
    NoteVerifier verifier =
        new JdkEd25519.Verifier(TrustedKey.of(VerifierKey.parse(VKEY).orThrow()));
    assertThat(verifier.check(note.text(), line)).isInstanceOf(SignatureVerdict.Signed.class);
    assertThat(verifier.check("Another message.\n", line))
        .isInstanceOf(SignatureVerdict.Invalid.class);
    NoteSignature renamed = new NoteSignature("example.com/bar", line.keyId(), line.bytes());
    assertThat(verifier.check(note.text(), renamed))
        .isInstanceOf(SignatureVerdict.UnknownKey.class);
    NoteSignature otherId = new NoteSignature(line.name(), line.keyId() + 1, line.bytes());
    assertThat(verifier.check(note.text(), otherId))
        .isInstanceOf(SignatureVerdict.UnknownKey.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n" + LINE,
        "text\n\n" + LINE + "\n",
        "text\r\n\n" + LINE,
        "text\n\n" + LINE + "x",
        "text\n\n- example.com/foo Uw2QOg==\n",
        "text\n\n— example.com/foo Uw2QOg==\n",
        "text\n\n— foo+bar Uw2QOkk=\n",
        "text\n\n— Uw2QOkk=\n",
        "text\n\n—  Uw2QOkk=\n",
        "text\n\n— foo Uw2QOkk\n",
        "text\n\n— foo Uw2QOkl=\n",
        "text\n\n— foo Uw2QOkk= \n",
        "text\n\n— foo\u00a0x Uw2QOkk=\n",
        "text\t\n\n— foo Uw2QOkk=\n"
      })
  void malformedNotesAreRefused(String note) {
    assertThat(SignedNote.parse(note)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void notUtf8TooLongAndTooManySignaturesAreRefused() {
    byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
    note[0] = (byte) 0xff;
    assertThat(SignedNote.parse(note).ok()).isEmpty();
    assertThat(SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]).ok()).isEmpty();
    String many = "text\n\n" + String.join("", Collections.nCopies(100, LINE));
    assertThat(SignedNote.parse(many).orThrow().signatures()).hasSize(100);
    assertThat(SignedNote.parse(many + LINE).ok()).isEmpty();
  }

  @Test
  void theTextMayHaveEmptyLinesAndEndsAtTheLast() {
    SignedNote note = SignedNote.parse("a\n\nb\n\n" + LINE).orThrow();
    assertThat(note.text()).isEqualTo("a\n\nb\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\n",
        "o\n1\nroot\n",
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nx\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "o\n١\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
      })
  void malformedCheckpointsAreRefused(String text) {
    assertThat(Checkpoint.parse(text).ok()).isEmpty();
  }

  @Test
  void aCheckpointSurvivesItsTextExtensionsIncluded() {
    Checkpoint checkpoint =
        new Checkpoint(
            "hub.dainese.claresia.com", 42, MerkleHasher.EMPTY_ROOT, List.of("x 1", "y"));
    assertThat(Checkpoint.parse(checkpoint.text()).orThrow()).isEqualTo(checkpoint);
  }

  @Test
  void aCosignatureCarriesItsTimeAndFailsUnderAnother() {
    JdkEd25519.Signer witness =
        JdkEd25519.signer("witness.example.com/w1", SignatureType.COSIGNATURE_V1);
    JdkEd25519.Signer log = JdkEd25519.signer("hub.dainese.claresia.com", SignatureType.ED25519);
    Instant time = Instant.ofEpochSecond(1679315147);
    SignedCheckpoint signed =
        Checkpoint.of("hub.dainese.claresia.com", 0, MerkleHasher.EMPTY_ROOT)
            .signedBy(List.of(log));
    SignedCheckpoint cosigned = signed.with(witness.cosign(signed.note().text(), time));
    assertThat(SignedCheckpoint.parse(cosigned.note().bytes()).orThrow()).isEqualTo(cosigned);
    assertThat(cosigned.newestCosignature(List.of(witness.verifier()))).contains(time);
    assertThat(cosigned.newestCosignature(List.of(log.verifier()))).isEmpty();
    byte[] backdated = cosigned.note().signatures().getLast().bytes();
    backdated[7]++;
    NoteSignature line =
        new NoteSignature("witness.example.com/w1", witness.verifierKey().keyId(), backdated);
    assertThat(witness.verifier().check(signed.note().text(), line))
        .isInstanceOf(SignatureVerdict.Invalid.class);
    assertThatThrownBy(() -> witness.sign("text\n")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aProofFileSurvivesItsTextAndProvesItsLeafOnly() {
    Hash leaf = MerkleHasher.leafHash(MerkleHasher.EMPTY_ROOT);
    Frontier frontier =
        Frontier.empty().append(leaf).append(MerkleHasher.leafHash(leaf)).append(leaf);
    JdkEd25519.Signer log = JdkEd25519.signer("hub.dainese.claresia.com", SignatureType.ED25519);
    SignedCheckpoint checkpoint =
        Checkpoint.of("hub.dainese.claresia.com", 3, frontier.root()).signedBy(List.of(log));
    List<Hash> path = List.of(new MerkleHasher().node(leaf, MerkleHasher.leafHash(leaf)));
    TlogProof proof = new TlogProof("eA==", 2, path, checkpoint);
    TlogProof read = TlogProof.parse(proof.format()).orThrow();
    assertThat(read).isEqualTo(proof);
    assertThat(proof.format()).startsWith("c2sp.org/tlog-proof@v1\nextra eA==\nindex 2\n");
    assertThat(read.verify(leaf).holds()).isTrue();
    assertThat(read.verify(frontier.root()).holds()).isFalse();
    assertThat(TlogProof.parse(proof.format().replace("index 2", "index 02")).ok()).isEmpty();
    assertThat(TlogProof.parse(proof.format().replace("@v1", "@v2")).ok()).isEmpty();
    assertThat(TlogProof.parse(proof.format().replace("index 2\n", "index 2\nAA==\n")).ok())
        .isEmpty();
  }

  @Test
  void noMangledInputMakesAParserThrow() {
    long seed = new Random().nextLong();
    System.out.println("SignedNotesTest seed " + seed);
    Random random = new Random(seed);
    JdkEd25519.Signer log = JdkEd25519.signer("hub.dainese.claresia.com", SignatureType.ED25519);
    SignedCheckpoint checkpoint =
        Checkpoint.of("hub.dainese.claresia.com", 1, MerkleHasher.EMPTY_ROOT)
            .signedBy(List.of(log));
    String proof = new TlogProof("eA==", 0, List.of(MerkleHasher.EMPTY_ROOT), checkpoint).format();
    for (int round = 0; round < 20_000; round++) {
      String text = mangled(proof, random);
      TlogProof.parse(text).ok().ifPresent(p -> assertThat(p.format()).isEqualTo(text));
      String note = mangled(checkpoint.note().format(), random);
      SignedCheckpoint.parse(note)
          .ok()
          .ifPresent(c -> assertThat(c.note().format()).isEqualTo(note));
      String key = mangled(VKEY, random);
      VerifierKey.parse(key).ok().ifPresent(k -> assertThat(k.format()).isEqualTo(key));
      Tile.parsePath(mangled("tile/0/x001/x234/067.p/12", random));
    }
  }

  private static String mangled(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(Math.max(1, out.length()));
      char c = " \n\u0000+=—0a\ud800/\u00e8".charAt(random.nextInt(11));
      switch (random.nextInt(4)) {
        case 0 -> out.delete(at, at + 1);
        case 1 -> out.insert(at, c);
        case 2 -> out.replace(at, at + 1, String.valueOf(c));
        default -> out.setLength(at);
      }
    }
    return out.toString();
  }
}
