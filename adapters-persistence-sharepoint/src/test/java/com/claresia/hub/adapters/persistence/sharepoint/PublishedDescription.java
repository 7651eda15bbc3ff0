package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.fail;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Graph as it is described for everybody, read and applied by a library that is nobody's here. */
final class PublishedDescription {
  private static final String VERSION = "/v1.0";
  private static final String UNEXPECTED_PARAMETER =
      "validation.request.parameter.query.unexpected";

  private final OpenApiInteractionValidator validator;

  private PublishedDescription(String text) {
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(text)
            .withBasePathOverride(VERSION)
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel(UNEXPECTED_PARAMETER, ValidationReport.Level.ERROR)
                    .build())
            .build();
  }

  /** Reads it; skips the test where it is not at hand, fails it in continuous integration. */
  static PublishedDescription read() throws IOException {
    Path file =
        Path.of(System.getProperty("hub.vectors", "vectors"))
            .resolveSibling("specs/graph-subset.yaml");
    if (!Files.isRegularFile(file)) {
      if ("true".equals(System.getenv("CI"))) {
        fail("the description is missing: specs/graph-subset.yaml");
      }
      Assumptions.abort("skipped: the description is not at hand (hub.vectors): graph-subset.yaml");
    }
    return new PublishedDescription(Files.readString(file));
  }

  /** What is not as described about a request; nothing where all of it is. */
  List<String> violations(RecordedRequest recorded) {
    return validator.validateRequest(request(recorded)).getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> recorded.method() + " " + recorded.url() + ": " + message.getMessage())
        .toList();
  }

  private static Request request(RecordedRequest recorded) {
    String url = recorded.url();
    int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(recorded.method(), VERSION + url.substring(0, end));
    recorded.headers().forEach((name, value) -> request.withHeader(name, value));
    if (end < url.length()) {
      for (String parameter : url.substring(end + 1).split("&", -1)) {
        int equals = parameter.indexOf('=');
        request.withQueryParam(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
    recorded.body().ifPresent(request::withBody);
    if (recorded.body().isEmpty() && recorded.contentBytes() > 0) {
      request.withBody("content of a file");
    }
    return request.build();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
