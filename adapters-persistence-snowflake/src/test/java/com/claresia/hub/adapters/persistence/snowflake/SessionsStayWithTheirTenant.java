package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.emulators.snowflake.control.ExecutedStatement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server was told of sessions and asked in them. */
class SessionsStayWithTheirTenant {
  private static List<String> sent(HubSchema schema) {
    return schema.emulator().statements().all().stream().map(ExecutedStatement::sql).toList();
  }

  @Test
  void aSessionIsToldItsTenantOnceAndIsUsedAgain() {
    try (HubSchema schema = HubSchema.migrated(TableKind.HYBRID);
        HubStore store = schema.open()) {
      TestTenant one = TestTenant.addedBy(schema.administration(), store);
      TestTenant other = TestTenant.addedBy(schema.administration(), store);
      schema.emulator().statements().clear();
      for (int i = 0; i < 5; i++) {
        one.append(1);
        other.append(1);
      }

      assertThat(sent(schema))
          .filteredOn(sql -> sql.startsWith("SET TENANT"))
          .containsExactlyInAnyOrder(
              "SET TENANT = '" + one.id() + "'", "SET TENANT = '" + other.id() + "'");
      assertThat(sent(schema)).filteredOn(sql -> sql.startsWith("USE")).hasSize(2);
    }
  }

  @Test
  void aSessionThatEndedIsReplaced() {
    try (HubSchema schema = HubSchema.migrated(TableKind.HYBRID);
        HubStore store = schema.open()) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
      tenant.append(2);
      schema.emulator().faults().expireSessions();

      assertThat(tenant.size()).isEqualTo(2);
      assertThat(store.tenants().all()).contains(tenant.id());
    }
  }
}
