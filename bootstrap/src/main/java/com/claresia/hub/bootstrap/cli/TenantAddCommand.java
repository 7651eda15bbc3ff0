package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.keys.local.LocalLogKeys.Creation;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.bootstrap.ServingSettings;
import com.claresia.hub.bootstrap.StorageBackends;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a tenant. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Add a tenant: its place in the store, its log key, and its DBAs' mapping. Prints the verifier"
          + " key: hand it to whoever is to verify the log.",
      "Once more for the same tenant it changes the policy and keeps the key."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub tenant add dainese --config hub.yaml",
      "  ./hub tenant add dainese --log-public --read-only-user dainese_dba --config hub.yaml",
    })
final class TenantAddCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions options = new CommonOptions();

  @Parameters(paramLabel = "NAME", description = "A DNS label, which never changes.")
  private String name = "";

  @Option(
      names = "--log-public",
      description = "Let everybody read the log of salted hashes, at hub.NAME.… /v1/log.")
  private boolean logPublic;

  @Option(
      names = "--read-only-user",
      paramLabel = "USER",
      description = "A database login of the customer's that may read this tenant, and only it.")
  private Optional<String> readOnlyUser = Optional.empty();

  TenantAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!TenantId.isValid(name)) {
      throw new ParameterException(
          spec.commandLine(), "NAME is a DNS label: 1 to 63 of a-z, 0-9 and -");
    }
    TenantId tenant = new TenantId(name);
    HubSettings settings = options.load().orThrow();
    ServingSettings.checkKeys(settings);
    LocalLogKeys keys =
        LocalLogKeys.open(
            settings.keysDirectory(), ServingSettings.keyProtection(settings), new SecureRandom());
    add(settings, tenant);
    print(tenant, verifierKeys(keys.create(tenant)));
    return ExitStatus.OK;
  }

  private void add(HubSettings settings, TenantId tenant) {
    try (StorageAdministration administration =
        StorageBackends.named(settings.require(SettingsCatalogue.STORAGE_BACKEND))
            .administer(settings.storage())) {
      administration.addTenant(
          new TenantPolicy(tenant, logPublic ? LogAccess.PUBLIC : LogAccess.BEARER));
      readOnlyUser.ifPresent(user -> administration.allowReading(tenant, user));
    }
  }

  private static List<VerifierKey> verifierKeys(Creation creation) {
    return switch (creation) {
      case Creation.Created(VerifierKey key) -> List.of(key);
      case Creation.AlreadyThere(List<VerifierKey> known) -> known;
    };
  }

  private void print(TenantId tenant, List<VerifierKey> keys) {
    Terminal terminal = surroundings.terminal(options);
    if (options.json()) {
      JsonArrayBuilder formatted = Json.createArrayBuilder();
      keys.forEach(key -> formatted.add(key.format()));
      terminal.data(
          Json.createObjectBuilder()
              .add("tenant", tenant.value())
              .add("verifier_keys", formatted)
              .build()
              .toString());
    } else {
      keys.forEach(key -> terminal.data(key.format()));
    }
  }
}
