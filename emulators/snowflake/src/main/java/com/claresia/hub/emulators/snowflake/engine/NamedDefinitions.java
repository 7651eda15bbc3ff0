package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Access;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Passwords;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.engine.Definitions.Changed;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.Definition.Existing;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.translate.H2Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes databases, schemas, warehouses, roles and users, and alters users. */
final class NamedDefinitions {
  private static final Set<String> SECRETS =
      Set.of("PASSWORD", "RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2");
  private static final String PUBLIC = "PUBLIC";

  private NamedDefinitions() {}

  static Changed create(
      Definition.CreateNamed create, SessionContext context, Execution execution) {
    Securable name = context.complete(create.kind(), create.name(), "CREATE " + create.kind());
    requireRight(name, context);
    Optional<Changed> kept = Definitions.ifExists(name, create.existing(), context);
    if (kept.isPresent()) {
      return kept.get();
    }
    CatalogObject object =
        name.kind() == ObjectKind.USER
            ? user(create.properties())
            : new CatalogObject.Plain(create.properties());
    Catalogue made =
        create.existing() == Existing.REPLACE
            ? Definitions.replaced(name, object, context)
            : context
                .catalogue()
                .with(name, object, context.access().primary(), System.currentTimeMillis());
    String status = "%s %s successfully created.".formatted(name.kind().label(), name.name());
    return new Changed(finish(name, made, context, execution), status);
  }

  private static void requireRight(Securable name, SessionContext context) {
    Access primary = context.access().ofPrimary();
    String privilege = "CREATE " + name.kind();
    if (name.kind() == ObjectKind.SCHEMA) {
      if (!context.access().sees(name.database())) {
        throw Errors.noSuch("Database", name.database().name());
      }
      primary.require(privilege, name.database());
    } else {
      primary.require(privilege, Securable.ACCOUNT);
    }
  }

  /** What follows of itself: a database has a schema PUBLIC, and who makes one uses it. */
  private static Catalogue finish(
      Securable name, Catalogue made, SessionContext context, Execution execution) {
    return switch (name.kind()) {
      case DATABASE -> {
        Securable schema = new Securable(ObjectKind.SCHEMA, List.of(name.name(), PUBLIC));
        execution.session().useDatabase(name.name(), Optional.of(PUBLIC));
        yield withSchema(
            schema,
            made.with(
                schema,
                new CatalogObject.Plain(Map.of()),
                context.access().primary(),
                System.currentTimeMillis()),
            execution);
      }
      case SCHEMA -> {
        execution.session().useDatabase(name.path().getFirst(), Optional.of(name.name()));
        yield withSchema(name, made, execution);
      }
      case WAREHOUSE -> {
        execution.session().useWarehouse(name.name());
        yield made;
      }
      case ACCOUNT, TABLE, VIEW, ROW_ACCESS_POLICY, ROLE, USER -> made;
    };
  }

  private static Catalogue withSchema(Securable schema, Catalogue made, Execution execution) {
    TableDefinitions.run(List.of("CREATE SCHEMA IF NOT EXISTS " + H2Sql.schema(schema)), execution);
    return made;
  }

  private static CatalogObject.User user(Map<String, String> properties) {
    CatalogObject.User empty = new CatalogObject.User("", List.of("", ""), Map.of());
    Map<String, Optional<String>> changes = new HashMap<>();
    properties.forEach((name, value) -> changes.put(name, Optional.of(value)));
    return changed(empty, changes);
  }

  static Changed alterUser(Definition.AlterUser alter, SessionContext context) {
    Securable name = context.visible(ObjectKind.USER, alter.name(), "ALTER USER");
    context.access().requireOwnership(name);
    CatalogObject.User user = context.catalogue().user(name.name()).orElseThrow();
    return new Changed(
        context.catalogue().redefined(name, changed(user, alter.properties())),
        "Statement executed successfully.");
  }

  private static CatalogObject.User changed(
      CatalogObject.User user, Map<String, Optional<String>> changes) {
    Map<String, String> properties = new HashMap<>(user.properties());
    changes.forEach((name, value) -> {
      properties.remove(name);
      value
          .filter(given -> !SECRETS.contains(name))
          .ifPresent(given -> properties.put(name, given));
    });
    String hash =
        changes.containsKey("PASSWORD")
            ? changes.get("PASSWORD").map(Passwords::hash).orElse("")
            : user.passwordHash();
    List<String> keys =
        List.of(
            key("RSA_PUBLIC_KEY", changes, user.publicKeys().get(0)),
            key("RSA_PUBLIC_KEY_2", changes, user.publicKeys().get(1)));
    return new CatalogObject.User(hash, keys, withUpperNames(properties));
  }

  /** A key without the lines around it and without breaks, as the statement takes it. */
  private static String key(String name, Map<String, Optional<String>> changes, String before) {
    if (!changes.containsKey(name)) {
      return before;
    }
    String key = changes.get(name).orElse("").replaceAll("\\s", "");
    KeyPairLogin.checkKey(key);
    return key;
  }

  private static Map<String, String> withUpperNames(Map<String, String> properties) {
    Map<String, String> upper = new HashMap<>(properties);
    for (String name : List.of("DEFAULT_ROLE", "DEFAULT_WAREHOUSE", "DEFAULT_NAMESPACE")) {
      upper.computeIfPresent(name, (property, value) -> value.toUpperCase(Locale.ROOT));
    }
    return upper;
  }
}
