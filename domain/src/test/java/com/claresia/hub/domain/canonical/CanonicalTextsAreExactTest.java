package com.claresia.hub.domain.canonical;

import static com.claresia.hub.domain.canonical.Canonicals.canonical;
import static com.claresia.hub.domain.canonical.Canonicals.document;
import static com.claresia.hub.domain.canonical.Canonicals.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextsAreExactTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "0e999999999999, 0",
    "-1, -1",
    "999999999999999, 999999999999999",
    "9007199254740991, 9007199254740991",
    "9007199254740993, 9007199254740992",
    "1.0, 1",
    "1.50, 1.5",
    "-1.25E-3, -0.00125",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "1E20, 100000000000000000000",
    "1E21, 1e+21",
    "123e19, 1.23e+21",
    "123e18, 123000000000000000000",
    "1E30, 1e+30",
    "1e-400, 0",
    "-1e-400, 0",
    "5e-324, 5e-324",
    "9.88e-324, 1e-323",
    "2.4703282292062328e-324, 5e-324",
    "2.4703282292062327e-324, 0",
    "1.7976931348623158e308, 1.7976931348623157e+308",
    "0.1234567890123456789, 0.12345678901234568",
    "333333333.33333329, 333333333.3333333",
    "0.000000000000000000000000001e27, 1",
    "1000000000000000000000000000e-27, 1",
  })
  void numbersAreWrittenAsEcmaScriptWritesThem(String sent, String expected) {
    assertThat(canonical(sent)).isEqualTo(expected);
  }

  @Test
  void aNumberIsRoundedByAllItsDigits() {
    String half = new java.math.BigDecimal(1 + Math.ulp(1.0) / 2).toString();
    assertThat(canonical("1." + "0".repeat(2000))).isEqualTo("1");
    String tie = "1.00000000000000011102230246251565404236316680908203125";
    assertThat(canonical(tie)).as("ties go to even").isEqualTo("1");
    assertThat(canonical(tie + "0".repeat(2000) + "1")).isEqualTo("1.0000000000000002");
    assertThat(half).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"\\u0041\\/\\u00e9\\u20ac\\ud83d\\ude02\"`, `\"A/é€😂\"`",
        "`\"\\u0008\\u0009\\u000a\\u000c\\u000d\\u0022\\u005c\"`, `\"\\b\\t\\n\\f\\r\\\"\\\\\"`",
        "`\"\\u0000\\u001F\\u007f\"`, `\"\\u0000\\u001f\u007f\"`",
        "`\"12345678\\n12345678\"`, `\"12345678\\n12345678\"`",
      })
  void stringsKeepOnlyTheEscapesTheyNeed(String sent, String expected) {
    assertThat(canonical(sent)).isEqualTo(expected);
  }

  @Test
  void membersAreSortedByUtf16UnitsHoweverTheirNamesWereWritten() {
    String sent =
        """
        {"\\ufb33": 1, "\\ud83d\\ude02": 2, "é": 3, "\\r": 4, "a": 5, "aa": 6, "": 7, "\\"": 8,
         "!": 9, "\\\\": 10, "\\u0001": 11, "\\ue000": 12, "\\u005d": 13, "\\u000b": 14, "\\n": 15}
        """;
    assertThat(canonical(sent))
        .isEqualTo(
            "{\"\":7,\"\\u0001\":11,\"\\n\":15,\"\\u000b\":14,\"\\r\":4,\"!\":9,\"\\\"\":8,"
                + "\"\\\\\":10,\"]\":13,\"a\":5,\"aa\":6,\"é\":3,\"😂\":2,\"\ue000\":12,"
                + "\"\ufb33\":1}");
  }

  @Test
  void innerObjectsMoveWithTheMembersThatHoldThem() {
    assertThat(canonical("{\"b\":[{\"d\":1,\"c\":{}},{\"a\":0,\"z\":{\"y\":1,\"x\":[]}}],\"a\":2}"))
        .isEqualTo("{\"a\":2,\"b\":[{\"c\":{},\"d\":1},{\"a\":0,\"z\":{\"x\":[],\"y\":1}}]}");
  }

  @Test
  void aPartOfAnArrayCanBeRead() {
    byte[] lines = utf8("[1]\n{\"b\":1,\"a\":2}\n[3]");
    Canonicalization result = CanonicalJson.canonicalize(lines, 4, 17, Profile.RECORD);
    assertThat(((Canonicalization.Canonical) result).document()).hasToString("{\"a\":2,\"b\":1}");
    assertThat(CanonicalJson.canonicalize(lines, 4, 16, Profile.RECORD))
        .isEqualTo(new Canonicalization.NotJson(12, "the text ends too early"));
  }

  @Test
  void exactlyCanonicalBytesAreRecognised() {
    assertThat(CanonicalJson.isCanonical(utf8("{\"a\":1}"), Profile.RECORD)).isTrue();
    assertThat(CanonicalJson.isCanonical(utf8("{\"a\": 1}"), Profile.RECORD)).isFalse();
    assertThat(CanonicalJson.isCanonical(utf8("{\"a\":"), Profile.RECORD)).isFalse();
  }

  @Test
  void theIndexFindsMembersOfTheFirstTwoLevels() {
    CanonicalDocument document =
        document(
            utf8("{\"z\": [1], \"b\": {\"y\": \"\\u0041\\n\", \"x\": {\"w\": 1}}, \"a\": null}"),
            Profile.RECORD);
    Members root = document.members();
    assertThat(root.size()).isEqualTo(3);
    assertThat(root.name(0)).isEqualTo("a");
    assertThat(root.kind(0)).isEqualTo(JsonKind.NULL);
    assertThat(slice(document, root, root.indexOf("b")))
        .isEqualTo("{\"x\":{\"w\":1},\"y\":\"A\\n\"}");
    assertThat(root.indexOf("c")).isEqualTo(-1);
    assertThat(root.members(0).size()).isZero();
    Members inner = root.members(root.indexOf("b"));
    assertThat(inner.text(inner.indexOf("y"))).isEqualTo("A\n");
    assertThat(slice(document, inner, inner.indexOf("x"))).isEqualTo("{\"w\":1}");
    assertThat(slice(document, root, root.indexOf("z"))).isEqualTo("[1]");
  }

  private static String slice(CanonicalDocument document, Members members, int member) {
    return new String(
        Arrays.copyOfRange(document.bytes(), members.valueStart(member), members.valueEnd(member)),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
