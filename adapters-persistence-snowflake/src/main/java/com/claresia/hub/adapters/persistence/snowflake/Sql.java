package com.claresia.hub.adapters.persistence.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Every statement that this store sends, but for the migrations' (see {@link Migration}): one file
 * each in {@code sql/snowflake}, named as here.
 */
enum Sql {
  ADD_TO_HISTORY,
  ANY_ROW,
  APPEND,
  BEGIN,
  CHECKPOINTS,
  COMMIT,
  COMMITS_AT,
  CONDITION,
  DERIVED,
  DIGESTS,
  DROP_CHECKPOINTS,
  DROP_CONTENT,
  EXTENT,
  FILL_TENANT_HEAD,
  GRANT_SERVICE,
  HASHES,
  HEAD,
  HISTORY,
  IS_OWNER,
  LATEST_CHECKPOINT,
  LEAVES,
  MAKE_HISTORY,
  MAKE_READER,
  MAKE_TENANT_HEAD,
  MAKE_TENANT_ROLE,
  MOVE_HEAD,
  PUT_CHECKPOINT,
  PUT_TENANT,
  PUT_TILES,
  RECORDS,
  ROLLBACK,
  SET_TENANT,
  TABLE_KIND,
  TAKEN,
  TENANT,
  TENANTS,
  TILE,
  TIMELINE,
  USE_ALL_ROLES,
  USE_ONE_ROLE;

  private static final Map<Sql, List<SqlText>> STATEMENTS =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  sql -> sql, sql -> SqlText.allOf(read("/sql/snowflake/" + sql.fileName()))));

  /** The name of its file. */
  final String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
  }

  /** Its only statement. */
  SqlText text() {
    if (all().size() != 1) {
      throw new IllegalStateException(fileName() + " has " + all().size() + " statements");
    }
    return all().getFirst();
  }

  /** Its statements, in the order in which they are sent. */
  List<SqlText> all() {
    return Objects.requireNonNull(STATEMENTS.get(this));
  }

  /** A file of this module. */
  static String read(String resource) {
    try (InputStream file = Sql.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("this build lacks " + resource);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
