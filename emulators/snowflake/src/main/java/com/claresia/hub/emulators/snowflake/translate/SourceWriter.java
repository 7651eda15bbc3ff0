package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Privilege;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.Query;
import com.claresia.hub.emulators.snowflake.sql.Query.JoinKind;
import com.claresia.hub.emulators.snowflake.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what stands after FROM. Row access policies become conditions of the query, so that H2's
 * indexes serve; where a join would make them mean something else, the table is filtered first.
 */
final class SourceWriter {
  private final SqlOutput out;
  private final Frame frame;

  SourceWriter(SqlOutput out, Frame frame) {
    this.out = out;
    this.frame = frame;
  }

  /** Conditions that the query's WHERE must have besides are added to {@code filters}. */
  void write(Query.Source source, List<String> filters) {
    write(source, Optional.of(filters));
  }

  /** Without conditions that would have to stand elsewhere. */
  void writeFiltered(Query.Source source) {
    write(source, Optional.empty());
  }

  private void write(Query.Source source, Optional<List<String>> filters) {
    switch (source) {
      case Query.NamedSource named -> writeNamed(named, filters);
      case Query.DerivedSource derived -> {
        out.add("(");
        new QueryWriter(out, frame).write(derived.query());
        out.add(")");
        derived.alias().ifPresent(alias -> out.add(" AS ").name(alias));
      }
      case Query.Join join -> writeJoin(join, filters);
    }
  }

  private void writeJoin(Query.Join join, Optional<List<String>> filters) {
    boolean mayLackLeft = join.kind() == JoinKind.RIGHT;
    write(join.left(), mayLackLeft ? Optional.empty() : filters);
    out.add(" ").add(join.kind().name()).add(" JOIN ");
    List<String> ofTheRight = new ArrayList<>();
    write(join.right(), filtersOfTheRight(join, filters, ofTheRight));
    switch (join.condition()) {
      case Query.On on -> {
        out.add(" ON ");
        new ExpressionWriter(out, frame).write(on.condition());
        ofTheRight.forEach(filter -> out.add(" AND ").add(filter));
      }
      case Query.Using using -> out.add(" USING ").names(using.columns());
      case Query.Always _ -> {}
    }
  }

  private static Optional<List<String>> filtersOfTheRight(
      Query.Join join, Optional<List<String>> filters, List<String> ofTheRight) {
    return switch (join.kind()) {
      case INNER, CROSS, RIGHT -> filters;
      case LEFT ->
          join.condition() instanceof Query.On ? Optional.of(ofTheRight) : Optional.empty();
    };
  }

  private void writeNamed(Query.NamedSource source, Optional<List<String>> filters) {
    Frame.Common common = source.name().isPlain() ? frame.common().get(source.name().last()) : null;
    if (common != null) {
      writeCommon(common, source.shownAs());
    } else if (InformationSchema.isNamed(source.name())) {
      new InformationSchema(out, frame).write(source);
    } else {
      writeRelation(source, filters);
    }
  }

  private void writeCommon(Frame.Common common, String alias) {
    out.add("(");
    new QueryWriter(out, common.frame()).write(common.table().query());
    out.add(") AS ").name(alias);
    if (!common.table().columns().isEmpty()) {
      out.names(common.table().columns());
    }
  }

  private void writeRelation(Query.NamedSource source, Optional<List<String>> filters) {
    Securable found = frame.names().relation(source.name(), "SELECT", Privilege.SELECT);
    if (found.kind() == ObjectKind.VIEW) {
      writeView(found, source.shownAs());
      return;
    }
    out.reads(found);
    Optional<String> policy = new PolicyFilter(frame).of(found, source.shownAs());
    if (policy.isPresent() && filters.isEmpty()) {
      out.add("(SELECT * FROM ").add(H2Sql.table(found)).add(" AS ").name(source.shownAs());
      out.add(" WHERE ").add(policy.get()).add(")");
    } else {
      out.add(H2Sql.table(found));
      policy.ifPresent(filter -> filters.ifPresent(all -> all.add(filter)));
    }
    out.add(" AS ").name(source.shownAs());
  }

  private void writeView(Securable view, String alias) {
    CatalogObject.View definition =
        frame
            .names()
            .catalogue()
            .find(view)
            .map(entry -> (CatalogObject.View) entry.object())
            .orElseThrow(() -> Errors.noSuchObject(view.dotted()));
    out.add("(");
    new QueryWriter(out, frame.withinView(view)).write(Statement.parseQuery(definition.text()));
    out.add(") AS ").name(alias);
    if (!definition.columns().isEmpty()) {
      out.names(definition.columns());
    }
  }
}
