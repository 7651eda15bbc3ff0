package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.domain.record.Submitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedTokensAreRemembered {
  private static final Instant NOW = Instant.parse("2026-05-03T08:00:00Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
  private final AtomicInteger verifications = new AtomicInteger();

  private final Clock moving =
      new Clock() {
        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return time.get();
        }
      };

  private Optional<Caller> verify(String token) {
    verifications.incrementAndGet();
    return token.startsWith("bad")
        ? Optional.empty()
        : Optional.of(
            new Caller(
                new Submitter("issuer", token),
                "dainese",
                Set.of(Scope.READ),
                NOW.plusSeconds(60)));
  }

  @Test
  void aTokenIsVerifiedOnceUntilItExpires() {
    TokenCache cache = new TokenCache(10, moving, this::verify);
    assertThat(cache.verify("a")).isPresent();
    assertThat(cache.verify("a")).isPresent();
    assertThat(verifications).hasValue(1);
    time.set(NOW.plusSeconds(60));
    assertThat(cache.verify("a")).isEmpty();
  }

  @Test
  void whatIsRefusedTakesNoRoom() {
    TokenCache cache = new TokenCache(10, moving, this::verify);
    for (int i = 0; i < 100; i++) {
      assertThat(cache.verify("bad" + i)).isEmpty();
    }
    assertThat(cache.size()).isZero();
  }

  @Test
  void moreTokensThanThereIsRoomForDoNotAddUp() {
    TokenCache cache = new TokenCache(10, moving, this::verify);
    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.verify("t" + i)).isPresent();
      assertThat(cache.size()).isLessThanOrEqualTo(10);
    }
    assertThat(cache.verify("t999")).isPresent();
    assertThat(verifications).hasValue(1_000);
  }

  @Test
  void anIssuerMayReplaceItsKeys(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("jwks.json");
    TestIssuer before = new TestIssuer();
    Files.writeString(file, "{\"keys\":[" + TestIssuer.rsaJwk(before.rsa, "first") + "]}");
    TokenKeys keys = new TokenKeys(new WebSettings.KeySource.Location(file.toString()), moving);
    assertThat(keys.find("first", "RS256")).isPresent();
    Files.writeString(file, "{\"keys\":[" + TestIssuer.rsaJwk(before.rsa, "second") + "]}");
    assertThat(keys.find("second", "RS256")).as("read again too soon").isEmpty();
    time.set(NOW.plus(Duration.ofSeconds(31)));
    assertThat(keys.find("second", "RS256")).isPresent();
    assertThat(keys.find("first", "RS256")).isEmpty();
  }

  @Test
  void keysMayBePem() {
    TestIssuer issuer = new TestIssuer();
    assertThat(PublicKeys.parse(pem(issuer.rsa.getPublic().getEncoded()))).hasSize(1);
    assertThat(PublicKeys.parse(pem(issuer.ec.getPublic().getEncoded()))).hasSize(1);
    assertThat(PublicKeys.parse(TestIssuer.base64(issuer.jwks()))).hasSize(2);
  }

  private static String pem(byte[] der) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END PUBLIC KEY-----\n";
  }

  @Test
  void aSourceWithoutUsableKeysIsRefusedAtStart() {
    for (String text : new String[] {"", "{}", "{\"keys\":[]}", "no key at all"}) {
      assertThatThrownBy(() -> new TokenKeys(new WebSettings.KeySource.Text(text), clock))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("mp.jwt.verify.publickey");
    }
    assertThatThrownBy(
            () -> new TokenKeys(new WebSettings.KeySource.Location("/nowhere/at/all"), clock))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("mp.jwt.verify.publickey.location");
  }
}
