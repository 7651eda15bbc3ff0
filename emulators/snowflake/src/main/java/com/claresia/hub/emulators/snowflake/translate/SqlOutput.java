package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.translate.Translation.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The SQL that is being written, the bound values it has places for, and the tables it reads. */
final class SqlOutput {
  private final StringBuilder sql = new StringBuilder(256);
  private final List<Placed> binds = new ArrayList<>();
  private final Set<Securable> tables = new HashSet<>();
  private final BindTypes types;

  SqlOutput(BindTypes types) {
    this.types = types;
  }

  SqlOutput add(String text) {
    sql.append(text);
    return this;
  }

  SqlOutput name(String name) {
    return add(H2Sql.name(name));
  }

  /** A value of its own type. */
  void bind(int index) {
    add("CAST(? AS ").add(types.typeOf(index)).add(")");
    binds.add(new Placed(index, new Target.Own()));
  }

  /** A value that goes straight into a column, whose type it is given. */
  void bindFor(int index, Target target) {
    add("?");
    binds.add(new Placed(index, target));
  }

  void reads(Securable table) {
    tables.add(table);
  }

  /** Each element, with a text between them. */
  <T> SqlOutput join(List<T> elements, String between, Consumer<T> write) {
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        add(between);
      }
      write.accept(elements.get(i));
    }
    return this;
  }

  /** Names in brackets. */
  SqlOutput names(List<String> names) {
    return add("(").join(names, ", ", this::name).add(")");
  }

  Translation finished() {
    return new Translation(sql.toString(), binds, tables);
  }
}
