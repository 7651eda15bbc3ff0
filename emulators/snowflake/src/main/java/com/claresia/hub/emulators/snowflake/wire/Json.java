package com.claresia.hub.emulators.snowflake.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON. */
final class Json {
  static final JsonMapper MAPPER = new JsonMapper();

  /** The driver reads a backspace's short escape in a chunk as another character. */
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final SerializedString BACKSPACE = new SerializedString("\\u0008");

    private final int[] ascii = standardAsciiEscapesForJSON();

    Escapes() {
      ascii['\b'] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return character == '\b' ? BACKSPACE : null;
    }
  }

  private static final Escapes ESCAPES = new Escapes();

  /** Writes an object's content. */
  @FunctionalInterface
  interface Content {
    void to(JsonGenerator json) throws IOException;
  }

  private Json() {}

  static JsonGenerator generator(ByteArrayOutputStream out) throws IOException {
    JsonGenerator generator = MAPPER.getFactory().createGenerator(out);
    generator.setCharacterEscapes(ESCAPES);
    return generator;
  }

  /** One object. */
  static byte[] object(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      content.to(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toByteArray();
  }

  /** An answer that worked. */
  static byte[] success(Content data) {
    return object(json -> {
      json.writeObjectFieldStart("data");
      data.to(json);
      json.writeEndObject();
      json.writeNullField("code");
      json.writeNullField("message");
      json.writeBooleanField("success", true);
    });
  }
}
