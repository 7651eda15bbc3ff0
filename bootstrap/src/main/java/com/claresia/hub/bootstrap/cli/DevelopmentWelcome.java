package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** What a developer needs to try a Hub that was started with {@code --dev}. */
final class DevelopmentWelcome {
  private final RunningHub running;
  private final Development development;

  DevelopmentWelcome(RunningHub running, Development development) {
    this.running = running;
    this.development = development;
  }

  /** Adds {@code tokens} and {@code log_keys}, both by tenant, and {@code dsn}. */
  void addTo(JsonObjectBuilder json) {
    JsonObjectBuilder tokens = Json.createObjectBuilder();
    JsonObjectBuilder keys = Json.createObjectBuilder();
    for (TenantId tenant : Development.tenants()) {
      tokens.add(tenant.value(), development.token(tenant));
      keys.add(tenant.value(), logKey(tenant));
    }
    json.add("tokens", tokens).add("log_keys", keys).add("dsn", dsn());
  }

  void say(Terminal terminal) {
    terminal.say(
        terminal.inked(Ink.WARN, "For development only: whoever reads these tokens can use them."));
    for (TenantId tenant : Development.tenants()) {
      terminal.say("");
      terminal.say(terminal.inked(Ink.BOLD, tenant.value()) + "  records:write records:read");
      terminal.say(terminal.inked(Ink.DIM, development.token(tenant)));
      terminal.say("log key  " + logKey(tenant));
    }
    String hub = running.uri().toString();
    terminal.say("");
    terminal.say(
        "Public log:  curl http://hub.dainese.localhost:"
            + running.uri().getPort()
            + "/v1/log/checkpoint");
    terminal.say(
        "Timeline:    curl -H \"Authorization: Bearer $TOKEN\" -H 'X-Claresia-Tenant: dainese' "
            + hub
            + "/v1/records");
    terminal.say("Verify:      ./hub verify --tenant dainese --dsn " + dsn());
    terminal.say(
        "             with PGPASSWORD from postgres/claresia_hub-password in hub.data.dir");
    terminal.say("Interface:   " + hub + "/openapi");
  }

  private String logKey(TenantId tenant) {
    return running.hub().keys().verifierKeys(tenant).getFirst().format();
  }

  private String dsn() {
    StorageSettings store = running.storage().settings();
    String user = store.value("user").orElseThrow();
    return store.value("dsn").orElseThrow().replace("://", "://" + user + "@");
  }
}
