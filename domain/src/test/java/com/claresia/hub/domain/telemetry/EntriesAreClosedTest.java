package com.claresia.hub.domain.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry can say what it is made to say, in one form, and nothing else. */
class EntriesAreClosedTest {
  private static final TenantId DAINESE = new TenantId("dainese");
  private static final int TRIES = 2_000;
  private static final String LINE =
      "{\"envelope\":{\"archetype_id\":\"scribe\",\"cost_usd_estimate\":0.0031,\"latency_ms\":840,"
          + "\"skill_id\":\"summariser\",\"success\":true,\"tenant_id\":\"dainese\",\"tokens_in\":512,"
          + "\"tokens_out\":64,\"ts\":\"2026-05-03T08:15:30.120Z\"},\"provenance_hash\":\""
          + "ab".repeat(32)
          + "\",\"seq\":17,\"tenant_id\":\"dainese\"}";

  @Test
  void anEnvelopeHasExactlyItsNineFields() {
    assertThat(Arrays.stream(Envelope.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly(
            "tenantId",
            "skillId",
            "ts",
            "success",
            "latencyMs",
            "tokensIn",
            "tokensOut",
            "costUsdEstimate",
            "archetypeId");
    assertThat(Arrays.stream(Envelope.class.getRecordComponents()).map(RecordComponent::getType))
        .doesNotContain(String.class, Object.class, byte[].class);
  }

  @Test
  void theFormIsTheOneThatIsDocumented() {
    Envelope envelope =
        Envelope.of(
            DAINESE,
            new Slug("summariser"),
            new Slug("scribe"),
            Instant.parse("2026-05-03T08:15:30.120Z"),
            new Measurement(true, 840, 512, 64, 0.0031));
    FeedEntry entry = new FeedEntry(17, Hash.ofHex("ab".repeat(32)), Optional.of(envelope));

    assertThat(new String(EntryLine.write(DAINESE, entry), UTF_8)).isEqualTo(LINE);
    assertThat(EntryLine.read(DAINESE, LINE.getBytes(UTF_8))).isEqualTo(Parsed.valid(entry));
  }

  @Test
  void whatIsWrittenIsCanonicalAndIsReadAsItWas() {
    Random random = seeded();
    for (int i = 0; i < TRIES; i++) {
      FeedEntry entry = entry(random);
      byte[] line = EntryLine.write(DAINESE, entry);

      assertThat(CanonicalJson.isCanonical(line, Profile.RECORD)).isTrue();
      assertThat(line.length).isLessThanOrEqualTo(EntryLine.MAX_BYTES);
      assertThat(EntryLine.read(DAINESE, line)).isEqualTo(Parsed.valid(entry));
    }
  }

  @Test
  void aLineWithAnyByteChangedIsAnotherEntryOrNone() {
    Random random = seeded();
    for (int i = 0; i < TRIES; i++) {
      FeedEntry entry = entry(random);
      byte[] line = EntryLine.write(DAINESE, entry);
      byte[] altered = line.clone();
      altered[random.nextInt(line.length)] = (byte) random.nextInt(256);

      if (EntryLine.read(DAINESE, altered) instanceof Parsed.Valid<FeedEntry>(FeedEntry read)) {
        assertThat(EntryLine.write(DAINESE, read)).isEqualTo(altered);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"provenance_hash\":\"00\",\"seq\":1,\"tenant_id\":\"dainese\"}",
      })
  void whatIsNoEntryIsRefused(String line) {
    assertThat(EntryLine.read(DAINESE, line.getBytes(UTF_8))).isInstanceOf(Parsed.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"seq\":17|\"prompt\":\"secret\",\"seq\":17",
        "\"success\":true|\"success\":\"true\"",
        "\"success\":true|\"success\":true,\"summary\":\"secret\"",
        "summariser|Summarise this: secret",
        "\"latency_ms\":840|\"latency_ms\":-1",
        "\"latency_ms\":840|\"latency_ms\":8.5",
        "\"latency_ms\":840|\"latency_ms\":9007199254740992",
        "0.0031|-0.0031",
        "30.120Z|30.12Z",
        "\"ts\":\"2026|\"ts\":\"secret 2026",
        "\"tenant_id\":\"dainese\",\"tokens_in\"|\"tenant_id\":\"aurora\",\"tokens_in\"",
        ",\"tenant_id\":\"dainese\"}|,\"tenant_id\":\"aurora\"}",
        "\"seq\":17|\"seq\": 17",
        "abab|ABab",
      })
  void aLineWithAnythingElseInItIsRefusedAndNotRepeated(String change) {
    String[] parts = change.split("\\|");
    String altered = LINE.replace(parts[0], parts[1]);
    assertThat(altered).isNotEqualTo(LINE);

    assertThat(EntryLine.read(DAINESE, altered.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class,
            malformed -> assertThat(malformed.reason()).isNotEmpty().doesNotContain("secret"));
  }

  @Test
  void freeTextIsNoSlug() {
    Random random = seeded();
    for (int i = 0; i < TRIES; i++) {
      String text = text(random);
      boolean slug = text.matches("[a-z0-9][a-z0-9._-]{0,127}");

      assertThat(Slug.isValid(text)).isEqualTo(slug);
      if (!slug) {
        assertThatThrownBy(() -> new Slug(text))
            .isInstanceOf(IllegalArgumentException.class)
            .satisfies(refusal -> {
              if (text.length() > 3) {
                assertThat(refusal.getMessage()).doesNotContain(text);
              }
            });
      }
    }
  }

  private static Random seeded() {
    long seed = System.nanoTime();
    System.out.println("EntriesAreClosedTest: seed " + seed);
    return new Random(seed);
  }

  private static FeedEntry entry(RandomGenerator random) {
    byte[] hash = new byte[Hash.LENGTH];
    random.nextBytes(hash);
    return new FeedEntry(
        count(random),
        Hash.of(hash),
        random.nextBoolean() ? Optional.of(envelope(random)) : Optional.empty());
  }

  private static Envelope envelope(RandomGenerator random) {
    return new Envelope(
        DAINESE,
        slug(random),
        Instant.ofEpochMilli(random.nextLong(0, 253_402_300_800_000L)),
        random.nextBoolean(),
        count(random),
        count(random),
        count(random),
        cost(random),
        slug(random));
  }

  private static long count(RandomGenerator random) {
    return random.nextLong(Measurement.MAX_COUNT + 1) >>> random.nextInt(53);
  }

  private static double cost(RandomGenerator random) {
    double any = Math.abs(Double.longBitsToDouble(random.nextLong()));
    return random.nextBoolean() || !Measurement.isAmount(any) ? random.nextDouble(10) : any;
  }

  private static Slug slug(RandomGenerator random) {
    String letters = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    StringBuilder slug = new StringBuilder().append(letters.charAt(random.nextInt(36)));
    IntStream.range(0, random.nextInt(Slug.MAX_LENGTH))
        .forEach(i -> slug.append(letters.charAt(random.nextInt(letters.length()))));
    return new Slug(slug.toString());
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(150);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(random.nextInt(10) == 0 ? 0x500 : 0x7F));
    }
    return text.toString();
  }
}
