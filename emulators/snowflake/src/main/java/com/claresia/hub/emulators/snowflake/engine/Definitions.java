package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.Definition.Existing;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.translate.BindTypes;
import com.claresia.hub.emulators.snowflake.translate.Translator;
import java.util.Optional;

/** Executes CREATE, ALTER and DROP. An open transaction is committed before. */
final class Definitions {
  private final CatalogueStore store;
  private final TableDefinitions tables;
  private final Drops drops = new Drops();

  Definitions(CatalogueStore store, HybridTables hybridTables) {
    this.store = store;
    this.tables = new TableDefinitions(hybridTables);
  }

  /** A change of the catalogue, and what the client is told. */
  record Changed(Catalogue catalogue, String status) {}

  String execute(Definition definition, Execution execution) {
    String[] status = new String[1];
    execution.translating(() -> {
      execution.session().commit();
      store.change(catalogue -> {
        Changed changed = changed(definition, catalogue, execution);
        status[0] = changed.status();
        return changed.catalogue();
      });
      execution.connection().commit();
      return true;
    });
    return status[0];
  }

  private Changed changed(Definition definition, Catalogue catalogue, Execution execution) {
    SessionContext context = execution.session().context(catalogue);
    return switch (definition) {
      case Definition.CreateTable create -> tables.create(create, context, execution);
      case Definition.AddColumn add -> tables.addColumn(add, context, execution);
      case Definition.AlterPolicies alter -> Policies.alter(alter, context);
      case Definition.DropPolicies drop -> Policies.dropAll(drop, context);
      case Definition.CreateView view -> createView(view, context);
      case Definition.CreatePolicy policy -> Policies.create(policy, context);
      case Definition.CreateNamed named -> NamedDefinitions.create(named, context, execution);
      case Definition.AlterUser user -> NamedDefinitions.alterUser(user, context);
      case Definition.Drop drop -> drops.drop(drop, context, execution);
    };
  }

  /**
   * Decides what becomes of a name that may be taken.
   *
   * @return the answer if nothing is to be done
   */
  static Optional<Changed> ifExists(Securable name, Existing existing, SessionContext context) {
    if (!context.catalogue().has(name)) {
      return Optional.empty();
    }
    return switch (existing) {
      case REFUSE -> throw Errors.alreadyExists(name.dotted());
      case KEEP ->
          Optional.of(
              new Changed(
                  context.catalogue(), name.name() + " already exists, statement succeeded."));
      case REPLACE -> {
        context.access().requireOwnership(name);
        yield Optional.empty();
      }
    };
  }

  /** The whole name of an object that is to be made in a schema where the role may make it. */
  static Securable newName(ObjectKind kind, Name name, String privilege, SessionContext context) {
    Securable made = context.complete(kind, name, "CREATE " + kind.words());
    if (!context.access().sees(made.schema())) {
      throw Errors.noSuch("Schema", made.schema().dotted());
    }
    context.access().ofPrimary().require(privilege, made.schema());
    return made;
  }

  static Catalogue replaced(Securable name, CatalogObject object, SessionContext context) {
    return context
        .catalogue()
        .without(name)
        .with(name, object, context.access().primary(), System.currentTimeMillis());
  }

  private static Changed createView(Definition.CreateView view, SessionContext context) {
    Securable name = newName(ObjectKind.VIEW, view.name(), "CREATE VIEW", context);
    if (context.catalogue().has(new Securable(ObjectKind.TABLE, name.path()))) {
      throw Errors.alreadyExists(name.dotted());
    }
    Optional<Changed> kept = ifExists(name, view.existing(), context);
    if (kept.isPresent()) {
      return kept.get();
    }
    new Translator(context).query(view.query(), BindTypes.DESCRIBED); // refuses what is not there
    CatalogObject object =
        new CatalogObject.View(view.columns(), view.text(), view.secure(), view.comment());
    return new Changed(
        replaced(name, object, context), "View " + name.name() + " successfully created.");
  }
}
