package com.claresia.hub.emulators.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published description of the service, as far as it goes. Safe for many threads. */
public final class Description {
  /** The resource that holds it. */
  public static final String RESOURCE = "graph-subset.yaml";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match", "prefer");

  private final Schemas schemas;
  private final List<Operation> operations = new ArrayList<>();

  private Description(JsonNode root) {
    schemas = new Schemas(root);
    root.at("/components/schemas").forEach(schemas::requireKnown);
    root.path("paths").properties().forEach(path -> read(path.getKey(), path.getValue()));
  }

  /** The description of the service. */
  public static Description load() {
    try (InputStream in = Description.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the description is not on the class path");
      }
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return new Description(JSON.valueToTree(read));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the description", e);
    }
  }

  private void read(String template, JsonNode path) {
    path.properties().stream()
        .filter(method -> METHODS.contains(method.getKey()))
        .map(method -> operation(method.getKey(), template, method.getValue()))
        .forEach(operations::add);
  }

  private Operation operation(String method, String template, JsonNode described) {
    Map<String, JsonNode> query = new HashMap<>();
    Set<String> headers = new HashSet<>();
    for (JsonNode declared : described.path("parameters")) {
      JsonNode parameter = schemas.resolved(declared);
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("query")) {
        query.put(name, parameter.path("schema"));
      } else {
        headers.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        template,
        Paths.segments(template),
        query,
        headers,
        contents(described.path("requestBody")),
        answers(described.path("responses")));
  }

  private static Map<String, JsonNode> contents(JsonNode body) {
    Map<String, JsonNode> contents = new HashMap<>();
    body.path("content")
        .properties()
        .forEach(type -> contents.put(type.getKey(), type.getValue().path("schema")));
    return contents;
  }

  private static Map<Integer, JsonNode> answers(JsonNode responses) {
    Map<Integer, JsonNode> answers = new HashMap<>();
    responses.properties().stream()
        .filter(status -> !status.getKey().equals("default"))
        .filter(status -> contents(status.getValue()).containsKey("application/json"))
        .forEach(status ->
            answers.put(
                Integer.valueOf(status.getKey()),
                status.getValue().at("/content/application~1json/schema")));
    return answers;
  }

  /** The operation of a method on a path below the version, if it is described. */
  public Optional<Operation> find(String method, List<String> segments) {
    return operations.stream().filter(candidate -> candidate.has(method, segments)).findFirst();
  }

  /** All operations. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** What is wrong with a query and the headers that go with it. */
  public List<String> violations(
      Operation operation, Map<String, String> query, Function<String, Optional<String>> headers) {
    List<String> wrong = new ArrayList<>();
    query.forEach((name, value) -> checkParameter(operation, name, value, wrong));
    for (String condition : CONDITIONS) {
      if (headers.apply(condition).isPresent() && !operation.headers().contains(condition)) {
        wrong.add("header " + condition + " is unknown");
      }
    }
    return wrong;
  }

  private void checkParameter(Operation operation, String name, String value, List<String> wrong) {
    JsonNode schema = operation.query().get(name);
    if (schema == null) {
      wrong.add("query parameter " + name + " is unknown");
      return;
    }
    boolean number = schema.path("type").asText().equals("integer");
    boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    JsonNode typed =
        number && digits ? JSON.valueToTree(Long.valueOf(value)) : JSON.valueToTree(value);
    schemas.check(schema, typed, "query parameter " + name, wrong);
  }

  /** The media type of a request's body as described, if the operation takes it. */
  public Optional<String> mediaType(Operation operation, String contentType) {
    int semicolon = contentType.indexOf(';');
    String plain = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    return Optional.of(plain.toLowerCase(Locale.ROOT)).filter(operation.bodies()::containsKey);
  }

  /** What is wrong with a JSON body. */
  public List<String> bodyViolations(Operation operation, JsonNode body) {
    List<String> wrong = new ArrayList<>();
    JsonNode schema = operation.bodies().get("application/json");
    if (schema != null) {
      schemas.check(schema, body, "", wrong);
    }
    return wrong;
  }

  /** What is wrong with a JSON answer. */
  public List<String> answerViolations(Operation operation, int status, JsonNode answer) {
    List<String> wrong = new ArrayList<>();
    JsonNode schema = operation.answers().get(status);
    if (schema != null) {
      schemas.check(schema, answer, "", wrong);
    }
    return wrong;
  }
}
