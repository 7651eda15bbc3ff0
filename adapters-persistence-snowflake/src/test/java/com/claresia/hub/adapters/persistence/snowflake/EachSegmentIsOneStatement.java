package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome.Appended;
import com.claresia.hub.application.port.AppendOutcome.DuplicateRecord;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.emulators.snowflake.control.ExecutedStatement;
import com.claresia.hub.emulators.snowflake.control.StatementKind;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the server executed for appends; what it described, and what sessions are told, is not
 * counted.
 */
class EachSegmentIsOneStatement {
  private static final HubSchema HYBRID = HubSchema.migrated(TableKind.HYBRID);
  private static final HubSchema STANDARD = HubSchema.migrated(TableKind.STANDARD);

  private static HubSchema schema(TableKind kind) {
    return kind == TableKind.HYBRID ? HYBRID : STANDARD;
  }

  @AfterAll
  static void close() {
    HYBRID.close();
    STANDARD.close();
  }

  /** What one more append comes to, once its session is there. */
  private static List<ExecutedStatement> executedFor(TableKind kind, int records) {
    HubSchema schema = schema(kind);
    try (HubStore store = schema.open()) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
      tenant.append(1);
      Segment segment = tenant.segment(records);
      schema.emulator().statements().clear();

      assertThat(store.append(segment)).isInstanceOf(Appended.class);

      return schema.emulator().statements().all();
    }
  }

  @Test
  void onHybridTablesItIsOneArrayInsert() {
    List<ExecutedStatement> executed = executedFor(TableKind.HYBRID, 100);

    assertThat(executed).hasSize(1);
    assertThat(executed.getFirst().kind()).isEqualTo(StatementKind.INSERT);
    assertThat(executed.getFirst().boundRows()).isEqualTo(100);
    assertThat(executed.getFirst().sql()).isEqualTo(Sql.APPEND.text().text());
  }

  @Test
  void onStandardTablesItIsOneTransaction() {
    assertThat(executedFor(TableKind.STANDARD, 100))
        .extracting(ExecutedStatement::kind)
        .containsExactly(
            StatementKind.TRANSACTION,
            StatementKind.UPDATE,
            StatementKind.INSERT,
            StatementKind.TRANSACTION);
  }

  @Test
  void onHybridTablesTheUniqueKeyIsTheDuplicateCheck() {
    HubSchema schema = schema(TableKind.HYBRID);
    try (HubStore store = schema.open()) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
      Segment first = tenant.segment(3);
      store.append(first);
      HubRecord known = first.records().get(1);
      Segment segment =
          tenant
              .samples()
              .segment(
                  store.head(tenant.id()),
                  List.of(
                      tenant.samples().next().composed(),
                      tenant.samples().next().id(known.id()).composed()));
      schema.emulator().statements().clear();

      assertThat(store.append(segment)).isInstanceOf(DuplicateRecord.class);

      // The insert that is refused, and two questions about why; nothing before it.
      assertThat(schema.emulator().statements().all())
          .extracting(ExecutedStatement::kind)
          .containsExactly(StatementKind.INSERT, StatementKind.SELECT, StatementKind.SELECT);
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aReadIsOneStatementToo(TableKind kind) {
    HubSchema schema = schema(kind);
    try (HubStore store = schema.open()) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
      Segment segment = tenant.segment(2);
      store.append(segment);
      schema.emulator().statements().clear();

      store.read(tenant.id(), segment.records().getFirst().id());
      store.head(tenant.id());
      store.readAll(tenant.id(), segment.records().stream().map(HubRecord::id).toList());

      assertThat(schema.emulator().statements().count()).isEqualTo(3);
    }
  }
}
