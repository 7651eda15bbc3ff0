package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatMustNotLeaveIsFound {
  private static final String TEXT = "He said \"no\".\nThen he left the meeting.";

  private final Payload payload =
      Payload.of(
          List.of(
              record("output", JSON.createObjectBuilder().add("content", TEXT).build()),
              record(
                  "telemetry_event",
                  JSON.createObjectBuilder().add("note", "contract-review").build())));

  private static JsonObject record(String type, JsonObject body) {
    return JSON.createObjectBuilder()
        .add("type", type)
        .add("record_id", "0197b2c1-0000-7000-8000-000000000001")
        .add("actor", JSON.createObjectBuilder().add("kind", "skill").add("id", "contract-review"))
        .add(
            "on_behalf_of", JSON.createObjectBuilder().add("kind", "employee").add("id", "e.rossi"))
        .add("skill_id", "contract-review")
        .add("body", body)
        .build();
  }

  private static byte[] line(String member, String value) {
    return ("{\"seq\":1}\n" + JSON.createObjectBuilder().add(member, value).build() + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTextIsFoundAsItIsAndAsItStandsInJson() {
    Needles prose = Needles.of(payload.prose());

    assertThat(prose.in(line("content", "... " + TEXT + " ..."))).isPresent();
    assertThat(prose.in(TEXT.getBytes(StandardCharsets.UTF_8))).isPresent();
    assertThat(prose.in(line("content", "He said nothing."))).isEmpty();
  }

  @Test
  void aNameIsFoundAsAWholeStringAndNoIdentifierIsTakenForOne() {
    Needles names = Needles.of(payload.names());

    assertThat(names.in(line("who", "e.rossi"))).contains("\"e.rossi\"");
    assertThat(names.in(line("skill_id", "contract-review"))).isEmpty();
    assertThat(Needles.of(payload.prose()).in(line("skill_id", "contract-review"))).isEmpty();
    assertThat(payload.skills()).containsExactly("contract-review");
  }

  @Test
  void whoeverWouldLookForNothingIsRefused() {
    assertThatThrownBy(() -> Needles.of(List.of())).isInstanceOf(DemoFailure.class);
    assertThatThrownBy(() -> Needles.of(List.of("abc"))).isInstanceOf(DemoFailure.class);
  }
}
