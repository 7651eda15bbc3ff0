package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.translate.H2Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The catalogue, kept as one JSON text beside the tables; changed by one at a time. */
public final class CatalogueStore {
  private static final String TABLE = H2Sql.OWN_SCHEMA + ".CATALOGUE";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private record Kept(
      List<KeptEntry> entries, Set<Catalogue.Grant> grants, Set<Catalogue.RoleGrant> roleGrants) {}

  private record KeptEntry(
      Securable name, CatalogObject object, String owner, long createdMillis) {}

  private final Storage storage;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Catalogue current;

  /** The kept catalogue, or a first one where there is none; its schemas exist afterwards. */
  public CatalogueStore(Storage storage, Supplier<Catalogue> first) {
    this.storage = storage;
    this.current = Catalogue.empty();
    try (Connection connection = storage.open()) {
      Optional<Catalogue> kept = load(connection);
      current = kept.orElseGet(first);
      if (kept.isEmpty()) {
        keep(connection, current);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the catalogue", e);
    }
  }

  private static Optional<Catalogue> load(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + TABLE
              + " (ONLY_ROW BOOLEAN PRIMARY KEY, CONTENT VARCHAR NOT NULL)");
      try (ResultSet found = statement.executeQuery("SELECT CONTENT FROM " + TABLE)) {
        return found.next() ? Optional.of(parse(found.getString(1))) : Optional.empty();
      }
    }
  }

  private static Catalogue parse(String json) {
    try {
      Kept kept = JSON.readValue(json, Kept.class);
      Map<Securable, Catalogue.Entry> entries =
          kept.entries().stream()
              .collect(
                  Collectors.toMap(
                      KeptEntry::name,
                      entry ->
                          new Catalogue.Entry(
                              entry.object(), entry.owner(), entry.createdMillis())));
      return new Catalogue(entries, kept.grants(), kept.roleGrants());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the kept catalogue cannot be read", e);
    }
  }

  private static String json(Catalogue catalogue) {
    List<KeptEntry> entries =
        catalogue.entries().entrySet().stream()
            .map(entry ->
                new KeptEntry(
                    entry.getKey(),
                    entry.getValue().object(),
                    entry.getValue().owner(),
                    entry.getValue().createdMillis()))
            .toList();
    try {
      return JSON.writeValueAsString(new Kept(entries, catalogue.grants(), catalogue.roleGrants()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the catalogue cannot be written", e);
    }
  }

  private static void keep(Connection connection, Catalogue catalogue) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Securable name : catalogue.entries().keySet()) {
        if (name.kind() == ObjectKind.SCHEMA) {
          statement.execute("CREATE SCHEMA IF NOT EXISTS " + H2Sql.schema(name));
        }
      }
    }
    try (PreparedStatement merge =
        connection.prepareStatement("MERGE INTO " + TABLE + " VALUES (TRUE, ?)")) {
      merge.setString(1, json(catalogue));
      merge.executeUpdate();
    }
    connection.commit();
  }

  /** The catalogue as it is now. */
  public Catalogue current() {
    return current;
  }

  /** Changes the catalogue; nobody else does meanwhile. A refusal changes nothing. */
  public void change(UnaryOperator<Catalogue> change) {
    changing.lock();
    try (Connection connection = storage.open()) {
      Catalogue changed = change.apply(current);
      if (!changed.equals(current)) {
        keep(connection, changed);
        current = changed;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep the catalogue", e);
    } finally {
      changing.unlock();
    }
  }
}
