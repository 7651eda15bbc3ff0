package com.claresia.hub.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.tenancy.TenantId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The check in code and the published schemas say the same. What a schema cannot say is left out of
 * the mutations: times ahead, calendars, ids that differ in case only.
 */
class PublishedSchemasAgreeTest {
  private static final String BASE = "https://hub.test";
  private static final int ROUNDS = 1_000;

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts())));

  private static Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    for (String name : RecordSchemas.names()) {
      // The paths become absolute as they do when a client fetches them.
      String text = RecordSchemas.find(name, RecordSchemas.VERSION).orElseThrow();
      texts.put(BASE + "/v1/schemas/" + name + "/v1", text.replace("\"/v1/", "\"" + BASE + "/v1/"));
    }
    return texts;
  }

  private static JsonSchema schema(String reference) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return FACTORY.getSchema(SchemaLocation.of(BASE + "/v1/schemas/" + reference), config);
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void aComposedRecordFitsTheSchemaOfItsType(RecordType type) throws java.io.IOException {
    Intake intake =
        Intake.ofClient(
            new TenantId("dainese"),
            new Submitter("https://idp.example", "agent-1"),
            Submissions.NOW,
            Salt.random(new Random(3)));
    for (ObjectNode submission :
        java.util.List.of(Submissions.complete(type), Submissions.minimal(type))) {
      Composition composition =
          Submissions.accepted(submission)
              .compose(intake, () -> RecordId.version7(1, new Random(4)));
      byte[] record = ((Composition.Composed) composition).record().canonical();
      JsonNode tree = Submissions.JSON.readTree(record);
      assertThat(schema(type.wireName() + "/v1").validate(tree)).isEmpty();
      assertThat(schema("record/v1").validate(tree)).isEmpty();
      assertThat(schema(type.wireName() + "/v1").validate(submission)).isNotEmpty();
    }
  }

  @Test
  void thousandsOfSubmissionsGetTheSameVerdictFromBoth() {
    long seed = System.nanoTime();
    System.out.println("PublishedSchemasAgreeTest seed " + seed);
    RandomSubmissions submissions = new RandomSubmissions(new Random(seed));
    Map<RecordType, JsonSchema> schemas = new EnumMap<>(RecordType.class);
    int valid = 0;
    int total = 0;
    for (RecordType type : RecordType.values()) {
      schemas.put(type, schema(type.wireName() + "/v1#/$defs/submission"));
      for (int i = 0; i < ROUNDS; i++) {
        JsonNode submission = submissions.next(type);
        boolean bySchema = schemas.get(type).validate(submission).isEmpty();
        assertThat(byCode(submission, type))
            .as("seed %d: %s: %s", seed, submission, schemas.get(type).validate(submission))
            .isEqualTo(bySchema);
        valid += bySchema ? 1 : 0;
        total++;
      }
    }
    System.out.println("PublishedSchemasAgreeTest " + valid + " valid of " + total);
    assertThat(valid).isBetween(total / 10, total * 9 / 10);
  }

  private static boolean byCode(JsonNode submission, RecordType type) {
    Reading reading =
        SubmissionReader.read(Submissions.bytes(submission), Origin.CLIENT, Submissions.NOW);
    return reading instanceof Reading.Accepted accepted && accepted.submission().type() == type;
  }

  @Test
  void thereIsASchemaForEveryTypeAndForNothingElse() {
    assertThat(RecordSchemas.names()).hasSize(7).contains("record", "output");
    assertThat(RecordSchemas.find("output", "v2")).isEmpty();
    assertThat(RecordSchemas.find("../schemas/output", "v1")).isEmpty();
  }
}
