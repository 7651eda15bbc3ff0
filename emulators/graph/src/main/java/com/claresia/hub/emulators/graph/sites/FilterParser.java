package com.claresia.hub.emulators.graph.sites;

import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.sites.Condition.And;
import com.claresia.hub.emulators.graph.sites.Condition.Compare;
import com.claresia.hub.emulators.graph.sites.Condition.Comparison;
import com.claresia.hub.emulators.graph.sites.Condition.Not;
import com.claresia.hub.emulators.graph.sites.Condition.Or;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code $filter}: comparisons of fields, {@code startswith}, and, or, not, brackets. */
final class FilterParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:([(),])|('(?:[^']|'')*')|([^\\s(),']+))");
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "eq", Comparison.EQ,
          "ne", Comparison.NE,
          "lt", Comparison.LT,
          "le", Comparison.LE,
          "gt", Comparison.GT,
          "ge", Comparison.GE);

  private final Map<String, Column> columns;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private FilterParser(String filter, Map<String, Column> columns) {
    this.columns = columns;
    Matcher matcher = TOKEN.matcher(filter);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
    if (!filter.substring(end).isBlank()) {
      throw wrong(filter.substring(end));
    }
  }

  static Condition parse(String filter, Map<String, Column> columns) {
    FilterParser parser = new FilterParser(filter, columns);
    Condition condition = parser.or();
    if (parser.next < parser.tokens.size()) {
      throw wrong(parser.tokens.get(parser.next));
    }
    return condition;
  }

  private static RuntimeException wrong(String at) {
    return Errors.invalidRequest("Invalid filter clause at '" + at + "'");
  }

  private boolean takes(String token) {
    boolean taken = next < tokens.size() && tokens.get(next).equals(token);
    next += taken ? 1 : 0;
    return taken;
  }

  private String take() {
    if (next == tokens.size()) {
      throw wrong("the end");
    }
    return tokens.get(next++);
  }

  private void require(String token) {
    if (!takes(token)) {
      throw wrong(next < tokens.size() ? tokens.get(next) : "the end");
    }
  }

  private Condition or() {
    Condition condition = and();
    while (takes("or")) {
      condition = new Or(condition, and());
    }
    return condition;
  }

  private Condition and() {
    Condition condition = single();
    while (takes("and")) {
      condition = new And(condition, single());
    }
    return condition;
  }

  private Condition single() {
    if (takes("not")) {
      return new Not(single());
    }
    if (takes("(")) {
      Condition inner = or();
      require(")");
      return inner;
    }
    return takes("startswith") ? startsWith() : compare();
  }

  private Condition startsWith() {
    require("(");
    Column column = column(take());
    require(",");
    Object value = value(column, take());
    require(")");
    return new Compare(column.name(), Comparison.STARTS_WITH, value);
  }

  private Condition compare() {
    Column column = column(take());
    String operator = take();
    Comparison comparison = COMPARISONS.get(operator);
    if (comparison == null) {
      throw wrong(operator);
    }
    return new Compare(column.name(), comparison, value(column, take()));
  }

  private Column column(String token) {
    Column column =
        token.startsWith("fields/") ? columns.get(token.substring("fields/".length())) : null;
    if (column == null) {
      throw Errors.invalidRequest("Field '" + token + "' is not recognized");
    }
    return column;
  }

  private static Object value(Column column, String token) {
    return column.value(literal(token));
  }

  private static JsonNode literal(String token) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (token.startsWith("'")) {
      return json.textNode(token.substring(1, token.length() - 1).replace("''", "'"));
    }
    if (token.equals("true") || token.equals("false")) {
      return json.booleanNode(token.equals("true"));
    }
    try {
      return json.numberNode(new BigDecimal(token));
    } catch (NumberFormatException e) {
      return json.textNode(token);
    }
  }
}
