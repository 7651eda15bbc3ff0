package com.claresia.hub.domain.canonical;

import static com.claresia.hub.domain.canonical.Canonicals.document;
import static com.claresia.hub.domain.canonical.Canonicals.notJson;
import static com.claresia.hub.domain.canonical.Canonicals.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AnyInputIsAnsweredTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private static Random random() {
    long seed = System.nanoTime();
    System.out.println(AnyInputIsAnsweredTest.class.getSimpleName() + " seed " + seed);
    return new Random(seed);
  }

  @Test
  void aMillionOpenArraysNeitherOverflowNorTakeLong() {
    assertThat(notJson(utf8("[".repeat(1_000_000))).offset()).isEqualTo(1_000_000);
    String closed = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    assertWritten(closed, closed);
  }

  @Test
  void objectsThatAreDeepAndUnsortedAreCopiedOnce() {
    int depth = 200_000;
    String sent = "{\"b\":1,\"a\":".repeat(depth) + "0" + "}".repeat(depth);
    String expected = "{\"a\":".repeat(depth) + "0" + ",\"b\":1}".repeat(depth);
    assertWritten(sent, expected);
  }

  /** These texts are too long to be shown where they differ. */
  private static void assertWritten(String sent, String expected) {
    assertThat(document(utf8(sent), Profile.RFC8785).toString().equals(expected)).isTrue();
  }

  @Test
  void hugeTextsAreRead() {
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < 300_000; i++) {
      object.append(i == 0 ? "" : ",").append("\"n").append(i * 7919L % 300_007).append("\":1e20");
    }
    CanonicalDocument document = document(utf8(object.append('}').toString()), Profile.RFC8785);
    assertThat(document.members().size()).isEqualTo(300_000);
    assertThat(CanonicalJson.isCanonical(document.bytes(), Profile.RFC8785)).isTrue();
    String text = "\"" + "x\u20ac".repeat(3_000_000) + "\"";
    assertWritten(text, text);
  }

  @Test
  void randomTreesKeepTheirMeaningAndAreCanonicalAfterwards() throws IOException {
    RandomJson texts = new RandomJson(random());
    for (int i = 0; i < 5_000; i++) {
      String text = texts.next();
      CanonicalDocument document = document(utf8(text), Profile.RFC8785);
      assertThat(meaning(document.bytes())).as(text).isEqualTo(meaning(utf8(text)));
      assertThat(CanonicalJson.isCanonical(document.bytes(), Profile.RFC8785)).isTrue();
      assertIndexed(document);
    }
  }

  private static JsonNode meaning(byte[] text) throws IOException {
    return RandomJson.numbersAsDoubles(JACKSON.readTree(text));
  }

  private static void assertIndexed(CanonicalDocument document) throws IOException {
    JsonNode tree = JACKSON.readTree(document.bytes());
    assertMembers(document, document.members(), tree);
    for (int i = 0; i < document.members().size(); i++) {
      JsonNode child = tree.get(document.members().name(i));
      assertMembers(document, document.members().members(i), child);
    }
  }

  private static void assertMembers(CanonicalDocument document, Members members, JsonNode tree)
      throws IOException {
    assertThat(members.size()).isEqualTo(tree.isObject() ? tree.size() : 0);
    for (int i = 0; i < members.size(); i++) {
      int start = members.valueStart(i);
      JsonNode value = JACKSON.readTree(document.bytes(), start, members.valueEnd(i) - start);
      assertThat(value).isEqualTo(tree.get(members.name(i)));
    }
  }

  @Test
  void mutatedTextsAreAnsweredAndWhatIsCanonicalIsJson() throws IOException {
    Random random = random();
    RandomJson texts = new RandomJson(random);
    for (int i = 0; i < 30_000; i++) {
      byte[] text = mutate(utf8(texts.next()), random);
      Profile profile = random.nextBoolean() ? Profile.RFC8785 : Profile.RECORD;
      switch (CanonicalJson.canonicalize(text, profile)) {
        case Canonicalization.Canonical canonical ->
            assertThat(meaning(canonical.document().bytes())).isEqualTo(meaning(text));
        case Canonicalization.NotJson notJson ->
            assertThat(notJson.offset()).isBetween(0, text.length);
        case Canonicalization.Refused refused -> assertThat(refused.violations()).isNotEmpty();
      }
    }
  }

  private static byte[] mutate(byte[] text, Random random) {
    byte[] mutated = text.clone();
    for (int i = random.nextInt(4); i > 0 && mutated.length > 0; i--) {
      byte[] grammar = utf8("{}[]\",:\\u0123456789eE+-.tfn \n");
      mutated[random.nextInt(mutated.length)] =
          random.nextBoolean()
              ? grammar[random.nextInt(grammar.length)]
              : (byte) random.nextInt(256);
    }
    return mutated;
  }

  @Test
  void manyVirtualThreadsShareTheScratchSpace() throws InterruptedException, ExecutionException {
    RandomJson texts = new RandomJson(random());
    List<String> sent = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      sent.add(texts.next());
      expected.add(Canonicals.canonical(sent.get(i)));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        String text = sent.get(i % sent.size());
        results.add(threads.submit(() -> Canonicals.canonical(text)));
      }
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(i % sent.size()));
      }
    }
  }
}
