package com.claresia.hub.domain.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDifferenceTest {
  private static List<String> between(String left, String right) {
    return JsonDifference.between(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void equalTextsDoNotDiffer() {
    assertThat(between("{\"a\":[1,{\"b\":null}]}", "{\"a\":[1,{\"b\":null}]}")).isEmpty();
  }

  @Test
  void theInnermostUnequalValuesAreNamed() {
    assertThat(
            between(
                "{\"a\":{\"b\":1,\"c\":[1,2,{\"d\":\"x\"}]},\"e\":true}",
                "{\"a\":{\"b\":2,\"c\":[1,2,{\"d\":\"y\"}]},\"e\":true}"))
        .containsExactly("/a/b", "/a/c/2/d");
  }

  @Test
  void whatIsInOneOnlyIsNamed() {
    assertThat(between("{\"a\":1,\"c\":[1]}", "{\"b\":1,\"c\":[1,{},3]}"))
        .containsExactly("/a", "/b", "/c/1", "/c/2");
    assertThat(between("{\"a\":{\"x\":1}}", "{}")).containsExactly("/a");
  }

  @Test
  void valuesOfOtherKindsDifferAsAWhole() {
    assertThat(between("{\"a\":{\"x\":1}}", "{\"a\":[1]}")).containsExactly("/a");
    assertThat(between("1", "\"1\"")).containsExactly("");
  }

  @Test
  void namesAreEscapedInPointersAndOrderedAsInUtf16() {
    assertThat(between("{\"a/b~c\":1,\"\\n\":1}", "{\"a/b~c\":2,\"\\n\":1}"))
        .containsExactly("/a~1b~0c");
    assertThat(between("{\"\uD83D\uDE00\":1,\"\uFB33\":1}", "{\"\uFB33\":1}"))
        .containsExactly("/\uD83D\uDE00");
  }

  @Test
  void deepNestingIsWalkedWithoutRecursion() {
    int depth = 100_000;
    String left = "[".repeat(depth) + "1" + "]".repeat(depth);
    assertThat(
            between("[".repeat(60) + "1" + "]".repeat(60), "[".repeat(60) + "2" + "]".repeat(60)))
        .containsExactly("/0".repeat(60));
    assertThat(between(left, left)).isEmpty();
  }

  @Test
  void thereIsAnEndToTheList() {
    assertThat(between("[" + "1,".repeat(500) + "1]", "[" + "2,".repeat(500) + "2]"))
        .hasSize(JsonDifference.MAX_POINTERS);
  }
}
