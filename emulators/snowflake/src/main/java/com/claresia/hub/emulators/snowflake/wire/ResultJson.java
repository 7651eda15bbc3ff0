package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.control.StatementKind;
import com.claresia.hub.emulators.snowflake.engine.ResultColumn;
import com.claresia.hub.emulators.snowflake.engine.Session;
import com.claresia.hub.emulators.snowflake.engine.StatementAnswer;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the answer to a statement that worked. */
final class ResultJson {
  private static final int BYTES_PER_CHARACTER = 4;
  private static final String END_OF_DATA = "},\"code\":null,\"message\":null,\"success\":true}";

  private final Session session;
  private final StatementAnswer answer;
  private final RowEncoder rows;

  ResultJson(Session session, StatementAnswer answer, RowEncoder rows) {
    this.session = session;
    this.answer = answer;
    this.rows = rows;
  }

  /** All of it; chunks are at these addresses, for who sends that header. */
  byte[] write(String queryId, List<String> chunkUrls, Map<String, String> chunkHeaders) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.inline().length + 2048);
    try {
      JsonGenerator json = Json.generator(out);
      json.writeStartObject();
      json.writeObjectFieldStart("data");
      writeData(json, queryId);
      writeChunks(json, chunkUrls, chunkHeaders);
      json.writeFieldName("rowset");
      json.flush();
      // The rows are JSON already: they and what comes after them are written past the generator.
      out.write(':');
      out.write(rows.inline());
      out.write(END_OF_DATA.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toByteArray();
  }

  private void writeData(JsonGenerator json, String queryId) throws IOException {
    json.writeArrayFieldStart("parameters");
    if (answer.kind() == StatementKind.ALTER_SESSION) {
      writeParameters(json, session.parameters().all());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rowtype");
    for (ResultColumn column : answer.columns()) {
      writeColumn(json, column);
    }
    json.writeEndArray();
    json.writeNumberField("total", rows.total());
    json.writeNumberField("returned", rows.total());
    json.writeStringField("queryId", queryId);
    json.writeNumberField("statementTypeId", answer.kind().typeId());
    json.writeNumberField("numberOfBinds", answer.binds());
    json.writeBooleanField("arrayBindSupported", answer.arrayBindSupported());
    writeBinds(json);
    writeName(json, "finalDatabaseName", session.database());
    writeName(json, "finalSchemaName", session.schema());
    writeName(json, "finalWarehouseName", session.warehouse());
    json.writeStringField("finalRoleName", session.role());
    json.writeNumberField("version", 1);
    json.writeNumberField("sendResultTime", System.currentTimeMillis());
    json.writeStringField("queryResultFormat", "json");
  }

  static void writeName(JsonGenerator json, String field, Optional<String> name)
      throws IOException {
    if (name.isPresent()) {
      json.writeStringField(field, name.get());
    } else {
      json.writeNullField(field);
    }
  }

  static void writeParameters(JsonGenerator json, Map<String, Object> parameters)
      throws IOException {
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", parameter.getKey());
      json.writeObjectField("value", parameter.getValue());
      json.writeEndObject();
    }
  }

  private static void writeColumn(JsonGenerator json, ResultColumn column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeStringField("database", "");
    json.writeStringField("schema", "");
    json.writeStringField("table", "");
    json.writeBooleanField("nullable", column.nullable());
    json.writeStringField("type", column.type());
    json.writeNumberField("length", column.length());
    int bytes = column.type().equals("text") ? BYTES_PER_CHARACTER : 1;
    json.writeNumberField("byteLength", Math.min(column.length() * (long) bytes, 16_777_216));
    json.writeNumberField("precision", column.precision());
    json.writeNumberField("scale", column.scale());
    json.writeNullField("collation");
    json.writeEndObject();
  }

  /** Of which types bound values should be is not told: any that can be converted will do. */
  private void writeBinds(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("metaDataOfBinds");
    for (int i = 1; i <= answer.binds(); i++) {
      json.writeStartObject();
      json.writeStringField("name", Integer.toString(i));
      json.writeStringField("type", "TEXT");
      json.writeBooleanField("nullable", true);
      json.writeNumberField("length", 16_777_216);
      json.writeNumberField("byteLength", 16_777_216);
      json.writeNumberField("precision", 0);
      json.writeNumberField("scale", 0);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeChunks(JsonGenerator json, List<String> urls, Map<String, String> headers)
      throws IOException {
    if (urls.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("chunkHeaders");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      json.writeStringField(header.getKey(), header.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("chunks");
    for (int i = 0; i < urls.size(); i++) {
      Chunk chunk = rows.chunks().get(i);
      json.writeStartObject();
      json.writeStringField("url", urls.get(i));
      json.writeNumberField("rowCount", chunk.rows());
      json.writeNumberField("uncompressedSize", chunk.size());
      json.writeNumberField("compressedSize", chunk.gzipped().length);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
