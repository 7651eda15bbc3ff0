package com.claresia.hub.emulators.snowflake.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement that makes, alters or drops an object; it commits an open transaction. */
public sealed interface Definition extends Statement {

  /** What CREATE does where the name is taken. */
  enum Existing {
    /** Refuses. */
    REFUSE,
    /** Does nothing. */
    KEEP,
    /** Drops it first. */
    REPLACE
  }

  /** How a table stores its rows. */
  enum TableKind {
    /** Columnar; of its constraints only NOT NULL is enforced. */
    STANDARD,
    /** As a standard one, without Fail-safe. */
    TRANSIENT,
    /** By rows; keys are enforced. */
    HYBRID
  }

  /** CREATE TABLE. */
  record CreateTable(
      Name name,
      TableKind kind,
      Existing existing,
      List<ColumnDefinition> columns,
      List<Key> keys,
      List<Index> indexes,
      Map<String, String> properties)
      implements Definition {}

  /** A column of a table. */
  record ColumnDefinition(
      String name, DataType type, boolean nullable, String defaultText, String comment) {}

  /** A key of a table; a name left out is empty. */
  sealed interface Key {
    /** The constraint's name, or empty. */
    String name();

    /** Its columns, in order. */
    List<String> columns();
  }

  /** PRIMARY KEY. */
  record PrimaryKey(String name, List<String> columns) implements Key {}

  /** UNIQUE. */
  record UniqueKey(String name, List<String> columns) implements Key {}

  /** FOREIGN KEY; columns referred to may be left out. */
  record ForeignKey(String name, List<String> columns, Name table, List<String> referred)
      implements Key {}

  /** A secondary index of a hybrid table. */
  record Index(String name, List<String> columns) {}

  /** CREATE VIEW. */
  record CreateView(
      Name name,
      Existing existing,
      boolean secure,
      List<String> columns,
      String text,
      Query query,
      String comment)
      implements Definition {}

  /** CREATE ROW ACCESS POLICY. */
  record CreatePolicy(
      Name name,
      Existing existing,
      List<PolicyArgument> arguments,
      String body,
      Expression expression,
      String comment)
      implements Definition {}

  /** What a policy is called with. */
  record PolicyArgument(String name, DataType type) {}

  /** CREATE of anything that is a name with properties. */
  record CreateNamed(ObjectKind kind, Name name, Existing existing, Map<String, String> properties)
      implements Definition {
    /** Copies the properties. */
    public CreateNamed {
      properties = Map.copyOf(properties);
    }
  }

  /** ALTER USER … SET or UNSET; a property to be unset has no value. */
  record AlterUser(Name name, Map<String, Optional<String>> properties) implements Definition {
    /** Copies the properties. */
    public AlterUser {
      properties = Map.copyOf(properties);
    }
  }

  /** ALTER TABLE … DROP ROW ACCESS POLICY, ADD ROW ACCESS POLICY: one or both, at once. */
  record AlterPolicies(Name table, Optional<Name> drop, Optional<Attach> add)
      implements Definition {}

  /** ALTER TABLE … DROP ALL ROW ACCESS POLICIES. */
  record DropPolicies(Name table) implements Definition {}

  /** A policy and the columns it is called with. */
  record Attach(Name policy, List<String> columns) {}

  /** ALTER TABLE … ADD COLUMN. */
  record AddColumn(Name table, ColumnDefinition column, boolean ifMissing) implements Definition {}

  /** DROP. */
  record Drop(ObjectKind kind, Name name, boolean ifExists) implements Definition {}
}
