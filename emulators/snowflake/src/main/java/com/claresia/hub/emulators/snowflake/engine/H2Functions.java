package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.h2.util.JSR310Utils;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/** The functions of Snowflake that H2 lacks, or has with another meaning; H2 calls them. */
public final class H2Functions {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final long SECONDS = 31_536_000_000L;

  private H2Functions() {}

  private static boolean isNull(Value value) {
    return value.getValueType() == Value.NULL;
  }

  private static boolean isBinary(Value value) {
    int type = value.getValueType();
    return type == Value.VARBINARY || type == Value.BINARY || type == Value.BLOB;
  }

  /** Any value as a text: bytes in hexadecimal, JSON's texts without quotes. */
  private static @Nullable String shown(Value value) {
    return switch (value.getValueType()) {
      case Value.NULL -> null;
      case Value.VARBINARY, Value.BINARY, Value.BLOB -> HEX.formatHex(value.getBytesNoCopy());
      case Value.JSON -> JsonText.text(value.getString());
      case Value.BOOLEAN -> value.getBoolean() ? "true" : "false";
      case Value.TIMESTAMP ->
          TimeFormat.write(
              JSR310Utils.valueToLocalDateTime(value, null), "YYYY-MM-DD HH24:MI:SS.FF3");
      case Value.NUMERIC, Value.DECFLOAT -> value.getBigDecimal().toPlainString();
      default -> value.getString();
    };
  }

  /** CAST to VARCHAR of a length. */
  public static @Nullable String text(Value value, int length) {
    String text = shown(value);
    fits(text, length);
    return text;
  }

  /** Always true; a text of more characters than the length is refused. */
  public static boolean fits(@Nullable String text, int length) {
    if (text != null && text.codePointCount(0, text.length()) > length) {
      throw Failures.stringTooLong(text);
    }
    return true;
  }

  /** TO_VARCHAR. */
  public static @Nullable String toVarchar(Value value) {
    return shown(value);
  }

  /** TO_VARCHAR with the format of a time, or HEX, BASE64 or UTF-8 of bytes. */
  public static @Nullable String toVarchar(Value value, String format) {
    if (isNull(value)) {
      return null;
    }
    if (isBinary(value)) {
      return encoded(value.getBytesNoCopy(), format);
    }
    if (value.getValueType() != Value.TIMESTAMP) {
      throw Errors.notEmulated("TO_VARCHAR with a format of something else than a TIMESTAMP_NTZ");
    }
    return TimeFormat.write(JSR310Utils.valueToLocalDateTime(value, null), format);
  }

  private static String encoded(byte[] bytes, String format) {
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "HEX" -> HEX.formatHex(bytes);
      case "BASE64" -> Base64.getEncoder().encodeToString(bytes);
      case "UTF-8", "UTF8" -> new String(bytes, StandardCharsets.UTF_8);
      default -> throw Errors.notEmulated("the binary format " + format);
    };
  }

  /** CAST to BINARY of a length. */
  public static byte @Nullable [] bytes(Value value, int length) {
    byte[] bytes = toBinary(value);
    if (bytes != null && bytes.length > length) {
      throw Failures.binaryTooLong(HEX.formatHex(bytes));
    }
    return bytes;
  }

  /** TO_BINARY of hexadecimal, which is what a text means without a format. */
  public static byte @Nullable [] toBinary(Value value) {
    return toBinary(value, "HEX");
  }

  /** TO_BINARY. */
  public static byte @Nullable [] toBinary(Value value, String format) {
    if (isNull(value)) {
      return null;
    }
    if (isBinary(value)) {
      return value.getBytes();
    }
    String text = value.getString();
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "HEX" -> unhex(text);
      case "BASE64" -> unbase(text);
      case "UTF-8", "UTF8" -> text.getBytes(StandardCharsets.UTF_8);
      default -> throw Errors.notEmulated("the binary format " + format);
    };
  }

  static byte[] unhex(String text) {
    try {
      return HEX.parseHex(text);
    } catch (IllegalArgumentException e) {
      throw Failures.notHex(text);
    }
  }

  private static byte[] unbase(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new SnowflakeError(
          100_116, "22000", "The following string is not a legal base64-encoded value: " + text);
    }
  }

  /** LENGTH: characters of a text, bytes of a BINARY. */
  public static @Nullable Long length(Value value) {
    if (isNull(value)) {
      return null;
    }
    return isBinary(value)
        ? Long.valueOf(value.getBytesNoCopy().length)
        : Long.valueOf(value.getString().codePoints().count());
  }

  private static byte[] raw(Value value) {
    return isBinary(value)
        ? value.getBytesNoCopy()
        : value.getString().getBytes(StandardCharsets.UTF_8);
  }

  /** HEX_ENCODE. */
  public static @Nullable String hexEncode(Value value) {
    return hexEncode(value, 1);
  }

  /** HEX_ENCODE with upper case, 1, or lower case, 0. */
  public static @Nullable String hexEncode(Value value, int upper) {
    if (isNull(value)) {
      return null;
    }
    return (upper == 0 ? HexFormat.of() : HEX).formatHex(raw(value));
  }

  /** HEX_DECODE_BINARY. */
  public static byte @Nullable [] hexDecode(@Nullable String text) {
    return text == null ? null : unhex(text);
  }

  /** BASE64_ENCODE. */
  public static @Nullable String base64Encode(Value value) {
    return isNull(value) ? null : Base64.getEncoder().encodeToString(raw(value));
  }

  /** BASE64_DECODE_BINARY. */
  public static byte @Nullable [] base64Decode(@Nullable String text) {
    return text == null ? null : unbase(text);
  }

  /** SHA2 with 256 bits, in lower-case hexadecimal. */
  public static @Nullable String sha2(Value value) {
    return sha2(value, 256);
  }

  /** SHA2. */
  public static @Nullable String sha2(Value value, int bits) {
    byte[] digest = sha2Binary(value, bits);
    return digest == null ? null : HexFormat.of().formatHex(digest);
  }

  /** SHA2_BINARY with 256 bits. */
  public static byte @Nullable [] sha2Binary(Value value) {
    return sha2Binary(value, 256);
  }

  /** SHA2_BINARY. */
  public static byte @Nullable [] sha2Binary(Value value, int bits) {
    if (isNull(value)) {
      return null;
    }
    try {
      return MessageDigest.getInstance("SHA-" + bits).digest(raw(value));
    } catch (NoSuchAlgorithmException e) {
      throw Errors.invalidDefinition("invalid digest size " + bits);
    }
  }

  /** PARSE_JSON: the text written anew. */
  public static @Nullable String parseJson(@Nullable String text) {
    return text == null ? null : JsonText.parsed(text);
  }

  /** TRY_PARSE_JSON: NULL of what is no JSON. */
  public static @Nullable String tryParseJson(@Nullable String text) {
    try {
      return parseJson(text);
    } catch (SnowflakeError e) {
      return null;
    }
  }

  /** SPLIT: the parts as an ARRAY. */
  public static @Nullable String split(@Nullable String text, @Nullable String separator) {
    return (text == null || separator == null) ? null : JsonText.array(parts(text, separator));
  }

  private static List<String> parts(String text, String separator) {
    return separator.isEmpty() ? List.of(text) : List.of(text.split(Pattern.quote(separator), -1));
  }

  /** ARRAYS_OVERLAP: whether two ARRAYs have an element in common. */
  public static @Nullable Boolean arraysOverlap(Value left, Value right) {
    return (isNull(left) || isNull(right))
        ? null
        : (Boolean) JsonText.overlap(left.getString(), right.getString());
  }

  /** TO_JSON. */
  public static @Nullable String toJson(Value value) {
    return isNull(value) ? null : JsonText.parsed(value.getString());
  }

  /** The part of a VARIANT at a JSON pointer. */
  public static @Nullable String jsonPart(Value value, String pointer) {
    return isNull(value) ? null : JsonText.part(value.getString(), pointer);
  }

  /** TO_TIMESTAMP_NTZ of a text, of seconds since 1970 or of another time. */
  public static @Nullable LocalDateTime wallClock(Value value) {
    return switch (value.getValueType()) {
      case Value.NULL -> null;
      case Value.TIMESTAMP -> JSR310Utils.valueToLocalDateTime(value, null);
      case Value.TIMESTAMP_TZ -> JSR310Utils.valueToOffsetDateTime(value, null).toLocalDateTime();
      case Value.DATE -> JSR310Utils.valueToLocalDate(value, null).atStartOfDay();
      case Value.VARCHAR, Value.CHAR, Value.CLOB -> TimeFormat.read(value.getString());
      case Value.NUMERIC, Value.BIGINT, Value.INTEGER ->
          sinceEpoch(value, scaleOf(value.getLong()));
      default -> throw Failures.notRecognized("Timestamp", value.getString());
    };
  }

  /** TO_TIMESTAMP_NTZ with a text's format, or a number's scale. */
  public static @Nullable LocalDateTime wallClock(Value value, Value format) {
    if (isNull(value)) {
      return null;
    }
    return format.getValueType() == Value.VARCHAR
        ? TimeFormat.read(value.getString(), format.getString())
        : sinceEpoch(value, format.getInt());
  }

  /** Numbers too large for seconds are milliseconds, and so on. */
  private static int scaleOf(long number) {
    long magnitude = Math.abs(number);
    if (magnitude < SECONDS) {
      return 0;
    }
    if (magnitude < SECONDS * 1_000) {
      return 3;
    }
    return magnitude < SECONDS * 1_000_000 ? 6 : 9;
  }

  private static LocalDateTime sinceEpoch(Value value, int scale) {
    BigDecimal nanos = value.getBigDecimal().scaleByPowerOfTen(9 - scale);
    BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue()), ZoneOffset.UTC);
  }
}
