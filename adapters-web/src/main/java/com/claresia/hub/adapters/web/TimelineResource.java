package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.query.QueryRecords;
import com.claresia.hub.application.query.QueryResult;
import com.claresia.hub.application.query.Question;
import com.claresia.hub.domain.record.RecordType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/records}: the timeline, in the order of {@code seq}. The records are put into the
 * answer as they are stored, byte for byte.
 */
@Path("/records")
@Singleton
public final class TimelineResource {
  private static final Set<String> KNOWN =
      Set.of("type", "actor", "on_behalf_of", "skill_id", "from", "to", "limit", "cursor");

  private final QueryRecords records;

  @Inject
  TimelineResource(QueryRecords records) {
    this.records = records;
  }

  /** A page of the timeline. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(@Context ContainerRequestContext request) {
    Question question = question(Parameters.of(request, KNOWN));
    return switch (records.ask(Grant.of(request).tenant(), question)) {
      case QueryResult.Page(List<StoredRecord> page, Optional<String> next) ->
          answer(page, next.map(JsonText::quoted), next.map(c -> link(request.getUriInfo(), c)));
      case QueryResult.BadCursor() -> Answers.of(ProblemCode.BAD_CURSOR);
    };
  }

  private static Question question(Parameters parameters) {
    Question question =
        new Question(
            parameters.parsed("type", RecordType::ofWireName, "is none of the record types"),
            parameters.text("actor"),
            parameters.text("on_behalf_of"),
            parameters.text("skill_id"),
            parameters.parsed("from", TimelineResource::time, "is no RFC 3339 time"),
            parameters.parsed("to", TimelineResource::time, "is no RFC 3339 time"),
            parameters.count("limit", Question.MAX_LIMIT).orElse(Question.DEFAULT_LIMIT),
            parameters.text("cursor"));
    parameters.check();
    return question;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String link(UriInfo uri, String cursor) {
    String next =
        uri.getRequestUriBuilder().replaceQueryParam("cursor", "{cursor}").build(cursor).toString();
    String path = next.substring(next.indexOf('/', next.indexOf("//") + 2));
    return "<" + path + ">; rel=\"next\"";
  }

  private static Response answer(
      List<StoredRecord> page, Optional<String> next, Optional<String> link) {
    StreamingOutput body = out -> write(page, next, out);
    Response.ResponseBuilder answer =
        Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    link.ifPresent(value -> answer.header(HttpHeaders.LINK, value));
    return answer.build();
  }

  private static void write(List<StoredRecord> page, Optional<String> next, OutputStream out)
      throws IOException {
    out.write(ascii("{\"records\":["));
    boolean first = true;
    for (StoredRecord record : page) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.write(record.content().orElseThrow());
    }
    out.write(ascii(next.map(cursor -> "],\"next\":" + cursor + "}").orElse("]}")));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
