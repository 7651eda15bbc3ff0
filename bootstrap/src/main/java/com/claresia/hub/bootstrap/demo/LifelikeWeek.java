package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import com.claresia.hub.bootstrap.demo.Organisation.Person;
import com.claresia.hub.bootstrap.demo.Organisation.Skill;
import com.claresia.hub.bootstrap.demo.Submission.Kind;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One organisation's week with AI: profiles on Monday morning, then invocations in working hours,
 * decisions and artifacts that follow from them, and what governance notes. The same organisation,
 * Monday and seed give the same bytes.
 */
final class LifelikeWeek {
  private static final int DAYS = 7;
  private static final double FAILURES = 0.025;
  private static final double DECISIONS = 0.14;
  private static final double ARTIFACTS = 0.30;
  private static final double FOLLOW_UPS = 0.12;
  private static final int GOVERNANCE_A_DAY = 5;

  private final Organisation organisation;
  private final Chance chance;
  private final WorkingHours hours;
  private final RecordShapes shapes;
  private final Map<Person, RecordId> lastOutput = new HashMap<>();
  private final List<Submission> submissions = new ArrayList<>();

  private LifelikeWeek(Organisation organisation, long seed) {
    this.organisation = organisation;
    this.chance = new Chance(seed);
    this.hours = new WorkingHours(organisation.zone());
    this.shapes = new RecordShapes(organisation, chance);
  }

  /** The week from {@code monday} on, in the order of time. */
  static List<Submission> of(String organisation, LocalDate monday, long seed) {
    LifelikeWeek week = new LifelikeWeek(Organisation.named(organisation), seed);
    week.profiles(monday);
    for (int day = 0; day < DAYS; day++) {
      week.day(monday.plusDays(day));
    }
    week.submissions.sort(Comparator.comparing(Submission::occurredAt));
    return List.copyOf(week.submissions);
  }

  private void profiles(LocalDate monday) {
    Instant time = monday.atTime(6, 0).atZone(organisation.zone()).toInstant();
    for (Person person : organisation.people()) {
      time = time.plusMillis(chance.between(40, 400));
      add(time, shapes.profile(person, time).build());
    }
  }

  private void day(LocalDate day) {
    double share = WorkingHours.share(day);
    for (Person person : organisation.people()) {
      List<Skill> skills = organisation.skillsOf(person);
      int invocations = chance.count(organisation.invocationsPerDay() * share);
      for (int i = 0; i < invocations && !skills.isEmpty(); i++) {
        use(person, heavy(skills), hours.moment(day, chance));
      }
    }
    for (int i = chance.count(GOVERNANCE_A_DAY * share); i > 0; i--) {
      Instant time = hours.moment(day, chance);
      add(time, shapes.governance(time).build());
    }
  }

  // A skill of weight 14 is used twice as often as one of weight 7.
  private Skill heavy(List<Skill> skills) {
    int point = chance.between(1, skills.stream().mapToInt(Skill::weight).sum());
    for (Skill skill : skills) {
      point -= skill.weight();
      if (point <= 0) {
        return skill;
      }
    }
    return skills.getLast();
  }

  private void use(Person person, Skill skill, Instant time) {
    Use use = new Use(person, skill, time, "inv-" + chance.hex(8));
    if (chance.happens(FAILURES)) {
      add(time, shapes.failure(use).build());
      return;
    }
    Phrases phrases = new Phrases(organisation, chance);
    RecordId output = shapes.id(time);
    JsonObjectBuilder record = shapes.output(use, output, phrases);
    if (chance.happens(FOLLOW_UPS) && lastOutput.containsKey(person)) {
      record.add("derived_from", JSON.createArrayBuilder().add(lastOutput.get(person).toString()));
    }
    invocation(use, record.build());
    lastOutput.put(person, output);
    follow(use, output, phrases);
  }

  private void invocation(Use use, JsonObject output) {
    JsonObject both =
        JSON.createObjectBuilder()
            .add(RecordType.OUTPUT.wireName(), output)
            .add(RecordType.TELEMETRY_EVENT.wireName(), shapes.success(use))
            .build();
    submissions.add(new Submission(Kind.INVOCATION, use.time(), both));
  }

  private void follow(Use use, RecordId output, Phrases phrases) {
    JsonObject skill = use.skill().description();
    if (skill.containsKey("artifact") && chance.happens(ARTIFACTS)) {
      Instant time = use.time().plusMillis(chance.between(300, 9_000));
      add(time, shapes.artifact(use, time, output, phrases).build());
    }
    if (skill.containsKey("decision") && chance.happens(DECISIONS)) {
      Instant time = use.time().plus(Duration.ofSeconds(chance.between(90, 5_400)));
      add(time, shapes.decision(use, time, output, phrases).build());
    }
  }

  private void add(Instant time, JsonValue record) {
    submissions.add(new Submission(Kind.RECORD, time, record.asJsonObject()));
  }

  /** One use of a skill. */
  record Use(Person person, Skill skill, Instant time, String invocation) {}
}
