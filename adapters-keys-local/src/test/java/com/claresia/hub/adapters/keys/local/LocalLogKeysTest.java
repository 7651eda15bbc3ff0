package com.claresia.hub.adapters.keys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.adapters.keys.local.LocalLogKeys.Creation;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedNote;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLogKeysTest {
  private static final TenantId DAINESE = new TenantId("dainese");
  private static final String SECRET = "correct horse bàttery";

  private final SecureRandom random = new SecureRandom();
  @TempDir private Path temp;
  private Path keyFile;
  private KeyProtection passphrase;
  private LocalLogKeys keys;

  @BeforeEach
  void openDirectory() throws IOException {
    Path file = Files.writeString(temp.resolve("passphrase"), SECRET + "\n");
    passphrase = new KeyProtection.PassphraseFile(file);
    keyFile = temp.resolve("keys/dainese.pem");
    keys = reopened(passphrase);
  }

  private LocalLogKeys reopened(KeyProtection protection) {
    return LocalLogKeys.open(temp.resolve("keys"), protection, random);
  }

  @Test
  void aKeyIsMadeOnceAndSignsTheSameAfterReopening() {
    VerifierKey made = ((Creation.Created) keys.create(DAINESE)).verifierKey();
    assertThat(made.name()).isEqualTo("hub.dainese.claresia.com");
    assertThat(keys.create(DAINESE)).isEqualTo(new Creation.AlreadyThere(List.of(made)));
    assertThat(reopened(passphrase).verifierKeys(DAINESE)).containsExactly(made);
    NoteSigner signer = reopened(passphrase).signers(DAINESE).getFirst();
    assertSigned(signer, LocalLogKeys.parseVerifier(made.format()).orThrow());
    assertSigned(signer, LocalLogKeys.parseVerifier(LocalLogKeys.pem(made)).orThrow());
  }

  private static void assertSigned(NoteSigner signer, NoteVerifier verifier) {
    Checkpoint checkpoint = Checkpoint.of(signer.verifierKey().name(), 0, MerkleHasher.EMPTY_ROOT);
    SignedNote note = checkpoint.signedBy(List.of(signer)).note();
    assertThat(verifier.check(note.text(), note.signatures().getFirst()))
        .isInstanceOf(SignatureVerdict.Signed.class);
    assertThat(verifier.check(note.text() + "x\n", note.signatures().getFirst()))
        .isInstanceOf(SignatureVerdict.Invalid.class);
  }

  @Test
  void anUnknownTenantHasNoKeys() {
    assertThat(keys.signers(DAINESE)).isEmpty();
  }

  @Test
  void aRotatedTenantSignsWithBothKeysOldestFirst() throws IOException {
    VerifierKey first = ((Creation.Created) keys.create(DAINESE)).verifierKey();
    VerifierKey second = keys.rotate(DAINESE);
    assertThat(keys.verifierKeys(DAINESE)).containsExactly(first, second);
    Files.delete(keyFile);
    assertThat(keys.verifierKeys(DAINESE)).containsExactly(second);
    assertThat(keys.create(DAINESE)).isEqualTo(new Creation.AlreadyThere(List.of(second)));
    assertThat(keyFile).doesNotExist();
  }

  @Test
  void theFileIsEncryptedAndForItsOwnerAlone() throws IOException {
    keys.create(DAINESE);
    assertThat(Files.readString(keyFile)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile.getParent())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(keyFile.getParent())) {
      assertThat(files).containsExactly(keyFile);
    }
  }

  @Test
  void aFileOpenToOthersIsRefusedWithTheCommandThatMendsIt() throws IOException {
    keys.create(DAINESE);
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> reopened(passphrase).signers(DAINESE))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("chmod 600 " + keyFile);
  }

  @Test
  void aWrongPassphraseIsRefusedAndNeverNamed() throws IOException {
    keys.create(DAINESE);
    Files.writeString(temp.resolve("passphrase"), "wrong secret");
    assertThatThrownBy(() -> reopened(passphrase).signers(DAINESE))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("does not open with the passphrase")
        .hasMessageNotContaining("wrong secret");
  }

  @Test
  void aMissingPassphraseNamesTheSettingToMend() {
    assertThatThrownBy(
            () -> reopened(new KeyProtection.Variable("HUB_NO_SUCH_VARIABLE")).create(DAINESE))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("hub.keys.passphrase-env")
        .hasMessageContaining("HUB_NO_SUCH_VARIABLE");
    Path nowhere = temp.resolve("nowhere");
    assertThatThrownBy(() -> reopened(new KeyProtection.PassphraseFile(nowhere)).create(DAINESE))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("hub.keys.passphrase-file");
    assertThat(keyFile).doesNotExist();
  }

  @Test
  void unencryptedKeysNeedToBeAskedFor() throws IOException {
    LocalLogKeys plain = reopened(new KeyProtection.NoneForDevelopment());
    plain.create(DAINESE);
    assertThat(Files.readString(keyFile)).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(plain.signers(DAINESE)).hasSize(1);
    assertThatThrownBy(() -> keys.signers(DAINESE))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("is not encrypted");
  }

  @Test
  void anEncryptedKeyWithoutPassphraseNamesTheSettings() {
    keys.create(DAINESE);
    LocalLogKeys plain = reopened(new KeyProtection.NoneForDevelopment());
    assertThatThrownBy(() -> plain.signers(DAINESE))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("hub.keys.passphrase-env");
  }

  @Test
  void aDamagedFileIsRefusedWithItsName() throws IOException {
    keys.create(DAINESE);
    String pem = Files.readString(keyFile);
    for (String damaged : List.of("", pem.substring(0, 80), pem.replace("M", "N"), "x")) {
      Files.writeString(keyFile, damaged);
      assertThatThrownBy(() -> reopened(passphrase).signers(DAINESE))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining(keyFile.toString());
    }
  }

  @Test
  void ofManyMakersAtOnceExactlyOneSucceeds() throws Exception {
    LocalLogKeys plain = reopened(new KeyProtection.NoneForDevelopment());
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Creation>> makers =
          Stream.generate(() -> (Callable<Creation>) () -> plain.create(DAINESE))
              .limit(32)
              .toList();
      long made = 0;
      for (var outcome : pool.invokeAll(makers)) {
        made += outcome.get() instanceof Creation.Created ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    }
    assertThat(plain.signers(DAINESE)).hasSize(1);
  }

  @Test
  void nothingSecretIsInAnyText() throws IOException {
    LocalLogKeys plain = reopened(new KeyProtection.NoneForDevelopment());
    plain.create(DAINESE);
    String pem = Files.readString(keyFile).lines().skip(1).findFirst().orElseThrow();
    String texts = plain + " " + plain.signers(DAINESE) + " " + passphrase;
    assertThat(texts).doesNotContain(pem).doesNotContain(SECRET);
  }

  @Test
  void aWitnessCosignsAndItsPemRecognisesTheLine() {
    NoteSigner witness =
        LocalLogKeys.ephemeral("witness.example.com", SignatureType.COSIGNATURE_V1, random);
    NoteVerifier pem =
        LocalLogKeys.parseVerifier(LocalLogKeys.pem(witness.verifierKey())).orThrow();
    String text = Checkpoint.of("hub.dainese.claresia.com", 0, MerkleHasher.EMPTY_ROOT).text();
    Instant time = Instant.ofEpochSecond(1_700_000_000);
    assertThat(pem.check(text, witness.cosign(text, time)))
        .isEqualTo(new SignatureVerdict.Cosigned(time));
  }

  @Test
  void textThatIsNoKeyIsRefusedWithAReason() {
    Map<String, String> refused =
        Map.of(
            "",
            "name+hex",
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
            "PEM",
            "-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----",
            "PEM",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "type 101",
            VerifierKey.of(
                    "x",
                    SignatureType.ED25519,
                    new byte[] {
                      2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                      0, 0, 0, 0, 0, 0
                    })
                .format(),
            "no point");
    refused.forEach((text, reason) ->
        assertThat(LocalLogKeys.parseVerifier(text).toString())
            .as(text)
            .contains("Malformed", reason));
  }
}
