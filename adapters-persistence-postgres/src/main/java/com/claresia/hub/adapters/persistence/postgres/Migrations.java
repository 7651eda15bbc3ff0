package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoreUnavailable;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** The schema's versions, all pending ones in one transaction, by the owner. */
final class Migrations {
  private final ConnectionSettings owner;
  private final Credentials service;

  Migrations(ConnectionSettings owner, Credentials service) {
    this.owner = owner;
    this.service = service;
  }

  List<String> migrate() {
    if (!service.hasPlainName()) {
      throw Problems.of("user", "is no plain name of a role", "lower-case letters, digits and _");
    }
    try {
      MigrateResult result = flyway().migrate();
      return result.migrations.stream().map(m -> "V" + m.version + " " + m.description).toList();
    } catch (FlywayException e) {
      throw new StoreUnavailable("the schema was not changed: " + Failures.describe(e));
    }
  }

  private Flyway flyway() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(owner.dataSource())
        .locations("classpath:db/migration/postgres")
        .defaultSchema("hub")
        .table("schema_history")
        .placeholders(Map.of("service", service.user()))
        .group(true)
        .validateMigrationNaming(true)
        .load();
  }
}
