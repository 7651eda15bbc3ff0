package com.claresia.hub.domain.canonical;

import static com.claresia.hub.domain.canonical.Canonicals.canonical;
import static com.claresia.hub.domain.canonical.Canonicals.document;
import static com.claresia.hub.domain.canonical.Canonicals.notJson;
import static com.claresia.hub.domain.canonical.Canonicals.utf8;
import static com.claresia.hub.domain.canonical.Canonicals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTextsSayWhyTest {

  private static void assertRefused(
      Profile profile, String text, JsonViolation code, String pointer) {
    assertThat(violations(utf8(text), profile))
        .containsExactly(new Violation(code, pointer, code.detail()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"a\":1,\"a\":2}`, /a",
        "`{\"a\":1,\"b\":2,\"a\":3,\"a\":4}`, /a",
        "`{\"x\":[0,{\"a\":1,\"\\u0061\":2}]}`, /x/1/a",
        "`{\"a/b~\":1,\"a\\/b~\":2}`, /a~1b~0",
        "`{\"\":{\"\":1,\"\":2}}`, //",
        "`[{\"z\":1,\"\\n\":2,\"\\u000a\":3}]`, `/0/\n`",
      })
  void duplicateNamesAreRefusedInBothProfiles(String text, String pointer) {
    assertRefused(Profile.RFC8785, text, JsonViolation.DUPLICATE_MEMBER, pointer);
    assertRefused(Profile.RECORD, text, JsonViolation.DUPLICATE_MEMBER, pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud83d",
        "\\ude02",
        "x\\ud83dx",
        "\\ud83d\\u0041",
        "\\ud83d\\ud83d",
        "\\ude02\\n"
      })
  void loneSurrogatesAreRefusedInBothProfiles(String content) {
    String text = "{\"a\":[\"" + content + "\"]}";
    assertRefused(Profile.RFC8785, text, JsonViolation.LONE_SURROGATE, "/a/0");
    assertRefused(Profile.RECORD, text, JsonViolation.LONE_SURROGATE, "/a/0");
  }

  @Test
  void aLoneSurrogateInANameIsRefusedOnceAndIsNoDuplicateOfAnother() {
    assertThat(violations(utf8("{\"\\ud800\":1,\"\\ud801\":2}"), Profile.RFC8785))
        .extracting(Violation::code)
        .containsExactly(JsonViolation.LONE_SURROGATE, JsonViolation.LONE_SURROGATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e309", "-1e309", "1e400", "1e999999999999999999999", "1.7976931348623159e308"})
  void overflowIsRefusedInBothProfiles(String number) {
    String text = "[0," + number + "]";
    assertRefused(Profile.RFC8785, text, JsonViolation.NUMBER_OVERFLOW, "/1");
    assertRefused(Profile.RECORD, text, JsonViolation.NUMBER_OVERFLOW, "/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "9007199254740993.0",
        "9007199254740993.000e0",
        "0.9007199254740993e16",
        "90071992547409930e-1",
        "1152921504606846976",
        "123456789012345678901234567890",
        "18446744073709551615",
      })
  void anIntegerThatWouldChangeIsRefusedInARecord(String number) {
    assertRefused(Profile.RECORD, "{\"n\":" + number + "}", JsonViolation.INTEGER_CHANGED, "/n");
    assertThat(canonical(number)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1E30, 1e+30",
    "9007199254740992, 9007199254740992",
    "9007199254740994, 9007199254740994",
    "9007199254740993e2, 900719925474099300",
    "9007199254740992.0, 9007199254740992",
    "1000000000000000000000, 1e+21",
    "100000000000000000000000000000000000000000000, 1e+44",
    "1.00000000000000000000000000000, 1",
    "0.10000000000000000000000000000, 0.1",
    "0.12345678901234567, 0.12345678901234566",
    "9007199254740993.5, 9007199254740994",
    "1.2345678901234567e300, 1.2345678901234567e+300",
    "4.9e-324, 5e-324",
    "0.0e-999999, 0",
  })
  void aNumberThatKeepsItsMeaningIsAccepted(String sent, String expected) {
    assertThat(document(utf8(sent), Profile.RECORD)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.123456789012345678", "1.00000000000000000001", "12345678901234567.8"})
  void moreThanSeventeenDigitsAreRefusedInARecord(String number) {
    assertRefused(Profile.RECORD, number, JsonViolation.TOO_MANY_DIGITS, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-400", "-1e-400", "2e-324", "0.1e-999999999999999999999999"})
  void aNumberThatWouldBecomeZeroIsRefusedInARecord(String number) {
    assertRefused(Profile.RECORD, number, JsonViolation.NUMBER_UNDERFLOW, "");
    assertThat(canonical(number)).isEqualTo("0");
  }

  @Test
  void aRecordNestsNoDeeperThanSixtyFour() {
    assertThat(document(utf8("[".repeat(64) + "]".repeat(64)), Profile.RECORD).length())
        .isEqualTo(128);
    assertRefused(
        Profile.RECORD, "[".repeat(70) + "]".repeat(70), JsonViolation.TOO_DEEP, "/0".repeat(64));
  }

  @Test
  void allViolationsAreNamedAtOnce() {
    String text = "{\"a\":9007199254740993,\"b\":[\"\\ud800\",{\"c\":1e999,\"c\":1e-999}]}";
    assertThat(violations(utf8(text), Profile.RECORD))
        .extracting(violation -> violation.code().wireName() + " " + violation.pointer())
        .containsExactly(
            "integer-changed /a",
            "lone-surrogate /b/0",
            "number-overflow /b/1/c",
            "number-underflow /b/1/c",
            "duplicate-member /b/1/c");
  }

  @Test
  void theListOfViolationsIsBounded() {
    String text = "[" + "1e999,".repeat(1000) + "1e999]";
    assertThat(violations(utf8(text), Profile.RECORD)).hasSize(CanonicalJson.MAX_VIOLATIONS);
    String name = "x".repeat(200_000);
    String objects = ("{\"" + name + "\":1e999},").repeat(50);
    assertThat(violations(utf8("[" + objects + "0]"), Profile.RECORD)).hasSizeLessThan(5);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, 0",
        "` `, 1",
        "`{`, 1",
        "`[1,]`, 3",
        "`[1 2]`, 3",
        "`{\"a\"}`, 4",
        "`{\"a\":}`, 5",
        "`{\"a\":1,}`, 7",
        "`{a:1}`, 1",
        "`01`, 0",
        "`-`, 1",
        "`+1`, 0",
        "`.5`, 0",
        "`1.`, 2",
        "`1.e5`, 2",
        "`1e`, 2",
        "`1e+`, 3",
        "`nul`, 3",
        "`nulx`, 3",
        "`truefalse`, 4",
        "`[1]]`, 3",
        "`NaN`, 0",
        "`\"abc`, 4",
        "`\"\\x\"`, 1",
        "`\"\\u12g4\"`, 1",
        "`\"a\tb\"`, 2",
        "`[1}`, 2",
        "`{\"a\":1]`, 6",
        "`\uFEFF{}`, 0",
        "`// no\n1`, 0",
        "`'a'`, 0",
      })
  void whatIsNotJsonIsNamedByItsFirstWrongByte(String text, int offset) {
    assertThat(notJson(utf8(text)).offset()).isEqualTo(offset);
  }

  @Test
  void whatIsNotUtf8IsNotJson() {
    List<int[]> malformed =
        List.of(
            new int[] {0x80},
            new int[] {0xC0, 0x80},
            new int[] {0xC1, 0xBF},
            new int[] {0xC3},
            new int[] {0xC3, 0x28},
            new int[] {0xE0, 0x9F, 0xBF},
            new int[] {0xE2, 0x82},
            new int[] {0xE2, 0x82, 0x28},
            new int[] {0xED, 0xA0, 0x80},
            new int[] {0xF0, 0x8F, 0xBF, 0xBF},
            new int[] {0xF4, 0x90, 0x80, 0x80},
            new int[] {0xF5, 0x80, 0x80, 0x80},
            new int[] {0xFF});
    for (int[] bytes : malformed) {
      byte[] text = new byte[bytes.length + 3];
      text[0] = '"';
      text[1] = 'x';
      for (int i = 0; i < bytes.length; i++) {
        text[i + 2] = (byte) bytes[i];
      }
      text[text.length - 1] = '"';
      assertThat(notJson(text)).extracting(Canonicalization.NotJson::offset).isEqualTo(2);
    }
  }

  @Test
  void noDetailRepeatsTheText() {
    assertThat(notJson(utf8("{\"secret\": hunter2}")).detail()).doesNotContain("hunter");
    assertThat(violations(utf8("[123456789012345678]"), Profile.RECORD))
        .allSatisfy(violation -> assertThat(violation.detail()).doesNotContain("123"));
  }
}
