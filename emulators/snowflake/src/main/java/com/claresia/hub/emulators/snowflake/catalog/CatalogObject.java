package com.claresia.hub.emulators.snowflake.catalog;

import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.Definition.TableKind;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of an object beside its name and owner. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CatalogObject.Table.class, name = "table"),
  @JsonSubTypes.Type(value = CatalogObject.View.class, name = "view"),
  @JsonSubTypes.Type(value = CatalogObject.Policy.class, name = "policy"),
  @JsonSubTypes.Type(value = CatalogObject.User.class, name = "user"),
  @JsonSubTypes.Type(value = CatalogObject.Plain.class, name = "plain")
})
public sealed interface CatalogObject {

  /** A database, schema, warehouse or role. */
  record Plain(Map<String, String> properties) implements CatalogObject {
    /** Copies the properties. */
    public Plain {
      properties = Map.copyOf(properties);
    }
  }

  /**
   * A table.
   *
   * @param policies none or one
   */
  record Table(
      TableKind kind,
      List<Column> columns,
      List<TableKey> keys,
      List<AttachedPolicy> policies,
      Map<String, String> properties)
      implements CatalogObject {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      keys = List.copyOf(keys);
      policies = List.copyOf(policies);
      properties = Map.copyOf(properties);
    }

    /** Whether its keys are enforced. */
    public boolean hybrid() {
      return kind == TableKind.HYBRID;
    }

    /** The column of that name. */
    public Optional<Column> column(String name) {
      return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The same with these policies. */
    public Table withPolicies(List<AttachedPolicy> others) {
      return new Table(kind, columns, keys, others, properties);
    }
  }

  /** A column of a table. */
  record Column(String name, DataType type, boolean nullable, String defaultText, String comment) {}

  /** What a key of a table is. */
  enum KeyKind {
    /** The primary key. */
    PRIMARY,
    /** A unique key. */
    UNIQUE,
    /** A foreign key. */
    FOREIGN,
    /** A secondary index: no constraint. */
    INDEX
  }

  /**
   * A key or index of a table.
   *
   * @param name as messages show it
   * @param table of a foreign key: the whole name of the table referred to; else empty
   * @param referred of a foreign key: the columns referred to
   */
  record TableKey(
      KeyKind kind, String name, List<String> columns, List<String> table, List<String> referred) {
    /** Copies the lists. */
    public TableKey {
      columns = List.copyOf(columns);
      table = List.copyOf(table);
      referred = List.copyOf(referred);
    }
  }

  /** A policy on a table, by its whole name, and the columns it is called with. */
  record AttachedPolicy(List<String> policy, List<String> columns) {
    /** Copies the lists. */
    public AttachedPolicy {
      policy = List.copyOf(policy);
      columns = List.copyOf(columns);
    }
  }

  /** A view, its query as text. */
  record View(List<String> columns, String text, boolean secure, String comment)
      implements CatalogObject {
    /** Copies the columns. */
    public View {
      columns = List.copyOf(columns);
    }
  }

  /** A row access policy, its body as text. */
  record Policy(List<Argument> arguments, String body, String comment) implements CatalogObject {
    /** Copies the arguments. */
    public Policy {
      arguments = List.copyOf(arguments);
    }
  }

  /** An argument of a policy. */
  record Argument(String name, DataType type) {}

  /**
   * A user.
   *
   * @param passwordHash of the password, or empty
   * @param publicKeys RSA keys as base64 of their SPKI, none to two
   * @param properties what else was set, by its name in CREATE USER
   */
  record User(String passwordHash, List<String> publicKeys, Map<String, String> properties)
      implements CatalogObject {
    /** Copies what it is given. */
    public User {
      publicKeys = List.copyOf(publicKeys);
      properties = Map.copyOf(properties);
    }

    /** A property, if it is set. */
    public Optional<String> property(String name) {
      return Optional.ofNullable(properties.get(name));
    }
  }
}
