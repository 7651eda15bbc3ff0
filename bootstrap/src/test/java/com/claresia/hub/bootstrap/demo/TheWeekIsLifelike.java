package com.claresia.hub.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.demo.Submission.Kind;
import com.claresia.hub.domain.record.Origin;
import com.claresia.hub.domain.record.Reading;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.record.SubmissionReader;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TheWeekIsLifelike {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z_]+}");
  private static final LocalDate MONDAY = LocalDate.of(2026, 4, 27);

  private static final List<Submission> WEEK = LifelikeWeek.of("dainese", MONDAY, 7);

  @Test
  void theSameSeedGivesTheSameBytes() {
    List<Submission> again = LifelikeWeek.of("dainese", MONDAY, 7);

    assertThat(again).isEqualTo(WEEK);
    assertThat(LifelikeWeek.of("dainese", MONDAY, 8)).isNotEqualTo(WEEK);
  }

  @Test
  void bothOrganisationsTogetherMakeAFewThousandRecords() {
    int both = records(WEEK) + records(LifelikeWeek.of("aurora", MONDAY, 7));

    assertThat(both).isBetween(3_000, 3_900);
  }

  @Test
  void allSixTypesOccur() {
    Map<String, Long> byType =
        all().collect(Collectors.groupingBy(r -> r.getString("type"), Collectors.counting()));

    assertThat(byType.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(RecordType.values()).map(RecordType::wireName).toList());
  }

  @Test
  void lineageNamesRecordsOfTheSameWeek() {
    Set<String> ids = all().map(r -> r.getString("record_id")).collect(Collectors.toSet());
    List<String> parents =
        all()
            .filter(r -> r.containsKey("derived_from"))
            .map(r -> r.getJsonArray("derived_from").getString(0))
            .toList();

    assertThat(parents).hasSizeGreaterThan(100).isSubsetOf(ids);
  }

  @Test
  void noIdOccursTwice() {
    List<String> ids = all().map(r -> r.getString("record_id")).toList();

    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @Test
  void mostWorkIsDoneInWorkingHoursAndAllOfItInTheWeek() {
    ZoneId rome = ZoneId.of("Europe/Rome");
    long inHours =
        WEEK.stream()
            .map(s -> s.occurredAt().atZone(rome).getHour())
            .filter(hour -> hour >= 7 && hour < 19)
            .count();

    assertThat(inHours).isGreaterThan(WEEK.size() * 9L / 10);
    assertThat(WEEK.getFirst().occurredAt()).isAfter(MONDAY.atStartOfDay(rome).toInstant());
    assertThat(Duration.between(WEEK.getFirst().occurredAt(), WEEK.getLast().occurredAt()))
        .isLessThan(Duration.ofDays(7));
  }

  @Test
  void everyRecordIsOneThatTheHubTakes() {
    assertThat(all().filter(record -> !isTaken(record))).isEmpty();
  }

  private static boolean isTaken(JsonObject record) {
    byte[] json = record.toString().getBytes(StandardCharsets.UTF_8);
    return SubmissionReader.read(json, Origin.CLIENT, Instant.now()) instanceof Reading.Accepted;
  }

  @Test
  void noPlaceholderIsLeft() {
    assertThat(all().map(Object::toString).filter(PLACEHOLDER.asPredicate())).isEmpty();
  }

  private static int records(List<Submission> submissions) {
    return submissions.stream().mapToInt(Submission::records).sum();
  }

  private Stream<JsonObject> all() {
    return WEEK.stream()
        .flatMap(s ->
            s.kind() == Kind.RECORD
                ? Stream.of(s.content())
                : Stream.of(
                    s.content().getJsonObject("output"),
                    s.content().getJsonObject("telemetry_event")));
  }
}
