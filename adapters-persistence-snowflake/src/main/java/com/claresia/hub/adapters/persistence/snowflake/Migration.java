package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.domain.provenance.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One step of the schema. Its files are in {@code db/migration/snowflake}; where the kind of tables
 * matters there is one for each kind.
 *
 * @param version from 1
 * @param name of the file, between its version and its ending
 * @param variants whether there is one for each kind of tables
 */
record Migration(int version, String name, Variants variants) {
  /** Every step, in order. */
  static final List<Migration> ALL =
      List.of(
          new Migration(1, "log", Variants.FOR_EACH_KIND),
          new Migration(2, "roles_and_rows", Variants.NONE),
          new Migration(3, "views_for_analysts", Variants.NONE));

  /** How many files a step has. */
  enum Variants {
    /** One for all. */
    NONE,
    /** One for each kind of tables. */
    FOR_EACH_KIND
  }

  /** Where its file is, for tables of that kind. */
  String resource(TableKind kind) {
    String variant =
        switch (variants) {
          case NONE -> "";
          case FOR_EACH_KIND -> "." + kind.name().toLowerCase(Locale.ROOT);
        };
    return "/db/migration/snowflake/V" + version + "__" + name + variant + ".sql";
  }

  /** Its statements. Each can be run again: DDL of Snowflake's commits by itself. */
  List<SqlText> statements(TableKind kind) {
    return SqlText.allOf(Sql.read(resource(kind)));
  }

  /** SHA-256 of its file, in hexadecimal. */
  String checksum(TableKind kind) {
    byte[] file = Sql.read(resource(kind)).getBytes(StandardCharsets.UTF_8);
    return Hash.sha256(file).hex();
  }

  /** For a person. */
  String description() {
    return name.replace('_', ' ');
  }
}
