package com.claresia.hub.application.port;

import static com.claresia.hub.application.port.ContractTenant.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.record.ActorKind;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The timeline: each criterion, all of them together, pages, and nothing beyond the places asked.
 */
public interface TheTimelineAnswersEveryCriterion extends StoreUnderTest {
  /** A question in the making. */
  record Asked(
      Optional<RecordType> type,
      Optional<String> actor,
      Optional<String> onBehalfOf,
      Optional<String> skill,
      Optional<Instant> from,
      Optional<Instant> to) {
    static final Asked ALL =
        new Asked(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static Asked type(RecordType type) {
      return new Asked(Optional.of(type), ALL.actor, ALL.onBehalfOf, ALL.skill, ALL.from, ALL.to);
    }

    static Asked actor(String id) {
      return new Asked(ALL.type, Optional.of(id), ALL.onBehalfOf, ALL.skill, ALL.from, ALL.to);
    }

    static Asked onBehalfOf(String id) {
      return new Asked(ALL.type, ALL.actor, Optional.of(id), ALL.skill, ALL.from, ALL.to);
    }

    static Asked skill(String id) {
      return new Asked(ALL.type, ALL.actor, ALL.onBehalfOf, Optional.of(id), ALL.from, ALL.to);
    }

    static Asked between(Optional<Instant> from, Optional<Instant> to) {
      return new Asked(ALL.type, ALL.actor, ALL.onBehalfOf, ALL.skill, from, to);
    }

    TimelineQuery within(SeqRange places, int limit) {
      return within(places, limit, Integer.MAX_VALUE);
    }

    TimelineQuery within(SeqRange places, int limit, int enoughBytes) {
      return new TimelineQuery(
          type, actor, onBehalfOf, skill, from, to, places, limit, enoughBytes);
    }
  }

  private List<RecordId> ask(ContractTenant tenant, Asked asked) {
    return idsOf(store().query(tenant.id(), asked.within(tenant.everything(), 100)));
  }

  @Test
  default void withoutCriteriaAllRecordsComeInOrder() {
    ContractTenant tenant = tenant();
    List<RecordId> ids =
        Stream.of(tenant.append(3), tenant.append(4))
            .flatMap(List::stream)
            .map(r -> r.id())
            .toList();

    assertThat(ask(tenant, Asked.ALL)).isEqualTo(ids);
  }

  @Test
  default void eachTypeIsFound() {
    ContractTenant tenant = tenant();
    SampleRecord[] ofEachType =
        Stream.of(RecordType.values()).map(tenant.samples()::next).toArray(SampleRecord[]::new);
    tenant.append(ofEachType);

    for (int i = 0; i < ofEachType.length; i++) {
      assertThat(ask(tenant, Asked.type(RecordType.values()[i])))
          .containsExactly(ofEachType[i].id());
    }
  }

  @Test
  default void theActorIsFoundAsActorOnly() {
    ContractTenant tenant = tenant();
    SampleRecord by = tenant.samples().next().actor(ActorKind.EMPLOYEE, "e.rossi");
    SampleRecord onBehalf = tenant.samples().next().onBehalfOf("e.rossi");
    tenant.append(by, onBehalf);

    assertThat(ask(tenant, Asked.actor("e.rossi"))).containsExactly(by.id());
    assertThat(ask(tenant, Asked.onBehalfOf("e.rossi"))).containsExactly(onBehalf.id());
    assertThat(ask(tenant, Asked.actor("e.ross"))).isEmpty();
    assertThat(ask(tenant, Asked.actor("E.ROSSI"))).isEmpty();
  }

  @Test
  default void theSkillIsFound() {
    ContractTenant tenant = tenant();
    SampleRecord one = tenant.samples().next().skill("tender-check", "analyst", "run-1");
    SampleRecord other = tenant.samples().next().skill("summariser", "scribe", "run-2");
    tenant.append(one, other, tenant.samples().next());

    assertThat(ask(tenant, Asked.skill("tender-check"))).containsExactly(one.id());
  }

  @Test
  default void timesAreHalfOpen() {
    ContractTenant tenant = tenant();
    Instant noon = Instant.parse("2026-05-03T12:00:00.000Z");
    SampleRecord before = tenant.samples().next().occurredAt(noon.minusMillis(1));
    SampleRecord at = tenant.samples().next().occurredAt(noon);
    SampleRecord after = tenant.samples().next().occurredAt(noon.plusMillis(1));
    tenant.append(after, before, at);

    Optional<Instant> some = Optional.of(noon);
    assertThat(ask(tenant, Asked.between(some, Optional.empty())))
        .containsExactly(after.id(), at.id());
    assertThat(ask(tenant, Asked.between(Optional.empty(), some))).containsExactly(before.id());
    assertThat(ask(tenant, Asked.between(some, Optional.of(noon.plusMillis(1)))))
        .containsExactly(at.id());
  }

  @Test
  default void everyCriterionGivenHasToHold() {
    ContractTenant tenant = tenant();
    Instant noon = Instant.parse("2026-05-03T12:00:00.000Z");
    SampleRecord match = matching(tenant, noon);
    tenant.append(
        match,
        matching(tenant, noon).onBehalfOf("g.bianchi"),
        matching(tenant, noon).actor(ActorKind.OPERATOR, "root"),
        matching(tenant, noon).skill("other", "analyst", "run-1"),
        matching(tenant, noon.plusSeconds(1)));

    Asked asked =
        new Asked(
            Optional.of(RecordType.DECISION),
            Optional.of("m.verdi"),
            Optional.of("e.rossi"),
            Optional.of("tender-check"),
            Optional.of(noon),
            Optional.of(noon.plusMillis(1)));
    assertThat(ask(tenant, asked)).containsExactly(match.id());
  }

  private static SampleRecord matching(ContractTenant tenant, Instant time) {
    return tenant
        .samples()
        .next(RecordType.DECISION)
        .actor(ActorKind.EMPLOYEE, "m.verdi")
        .onBehalfOf("e.rossi")
        .skill("tender-check", "analyst", "run-1")
        .occurredAt(time);
  }

  @Test
  default void pagesFollowOneAnotherWithoutGapOrOverlap() {
    ContractTenant tenant = tenant();
    List<RecordId> ids = tenant.append(25).stream().map(r -> r.id()).toList();

    List<StoredRecord> first = page(tenant, 0);
    List<StoredRecord> second = page(tenant, first.getLast().seq() + 1);
    List<StoredRecord> third = page(tenant, second.getLast().seq() + 1);

    assertThat(first).hasSize(10);
    assertThat(Stream.of(first, second, third).flatMap(p -> idsOf(p).stream()).toList())
        .isEqualTo(ids);
  }

  private List<StoredRecord> page(ContractTenant tenant, long from) {
    return store().query(tenant.id(), Asked.ALL.within(new SeqRange(from, 25), 10));
  }

  @Test
  default void anAnswerEndsWithTheRecordThatBringsItToEnoughBytes() {
    ContractTenant tenant = tenant();
    List<HubRecord> records = tenant.append(5);
    int two = records.get(0).canonical().length + records.get(1).canonical().length;

    assertThat(upTo(tenant, 1)).isEqualTo(1);
    assertThat(upTo(tenant, two)).isEqualTo(2);
    assertThat(upTo(tenant, two + 1)).isEqualTo(3);
  }

  private int upTo(ContractTenant tenant, int bytes) {
    return store().query(tenant.id(), Asked.ALL.within(tenant.everything(), 100, bytes)).size();
  }

  @Test
  default void recordsCommittedLaterAreNotInThePlacesAsked() {
    ContractTenant tenant = tenant();
    tenant.append(3);
    SeqRange places = tenant.everything();
    tenant.append(3);

    assertThat(store().query(tenant.id(), Asked.ALL.within(places, 100))).hasSize(3);
    assertThat(store().query(tenant.id(), Asked.ALL.within(new SeqRange(0, 999), 100))).hasSize(6);
  }
}
