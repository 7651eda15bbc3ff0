package com.claresia.hub.adapters.persistence.snowflake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One statement as it is sent. It comes from a file of this module, where each is complete
 * Snowflake SQL. Of a file's lines two kinds are for this class to decide on: those that end in
 * {@code -- if asked: NAME}, and those that end in {@code -- for each further}; and {@code ${NAME}}
 * stands for a name that cannot be bound.
 *
 * @param text with its marks, or ready to be sent where it has none
 */
record SqlText(String text) {
  private static final String IF_ASKED = " -- if asked: ";
  private static final String FOR_EACH_FURTHER = " -- for each further";
  private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^--.*\\R");
  private static final Pattern END = Pattern.compile(";\\s*(\\R|\\z)");

  /**
   * The statements of a file; each ends with a semicolon at the end of a line, or with the file.
   */
  static List<SqlText> allOf(String file) {
    return END.splitAsStream(COMMENT_LINE.matcher(file).replaceAll(""))
        .filter(part -> !part.isBlank())
        .map(part -> new SqlText(part.strip()))
        .toList();
  }

  /** Without the lines that are for a criterion that is not among these. */
  SqlText asking(Set<String> criteria) {
    return lines(line -> {
      int mark = line.indexOf(IF_ASKED);
      if (mark < 0) {
        return List.of(line);
      }
      boolean asked = criteria.contains(line.substring(mark + IF_ASKED.length()));
      return asked ? List.of(line.substring(0, mark)) : List.of();
    });
  }

  /** With one place for each of so many values. */
  SqlText forEach(int values) {
    return lines(line -> {
      int mark = line.indexOf(FOR_EACH_FURTHER);
      return mark < 0 ? List.of(line) : Collections.nCopies(values - 1, line.substring(0, mark));
    });
  }

  private interface Rewriting {
    List<String> of(String line);
  }

  private SqlText lines(Rewriting rewriting) {
    return new SqlText(
        String.join("\n", text.lines().flatMap(line -> rewriting.of(line).stream()).toList()));
  }

  /** With these names; they are Snowflake's identifiers, or digits. */
  SqlText naming(Map<String, String> names) {
    String named = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      named = named.replace("${" + name.getKey() + "}", name.getValue());
    }
    return new SqlText(named);
  }

  /** With one name. */
  SqlText naming(String name, String value) {
    return naming(Map.of(name, value));
  }

  /** Its first line, to speak of it. */
  String opening() {
    return text.lines().findFirst().orElse("");
  }
}
