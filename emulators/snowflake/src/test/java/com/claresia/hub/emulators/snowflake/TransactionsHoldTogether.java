package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.update;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** READ COMMITTED, statement by statement. */
class TransactionsHoldTogether {
  private Connection one;
  private Connection other;
  private String table;

  @BeforeEach
  void connect() throws SQLException {
    one = Service.SHARED.admin();
    other = Service.SHARED.admin();
    table = fresh("TRANSACTION");
    run(one, "CREATE TABLE " + table + " (N NUMBER NOT NULL)");
  }

  @AfterEach
  void close() throws SQLException {
    one.close();
    other.close();
  }

  private String count(Connection connection) throws SQLException {
    return value(connection, "SELECT COUNT(*) FROM " + table);
  }

  private void insert(Connection connection, int value) throws SQLException {
    update(connection, "INSERT INTO " + table + " VALUES (" + value + ")");
  }

  @Test
  void whatIsNotCommittedIsSeenByItsOwnSessionOnly() throws SQLException {
    one.setAutoCommit(false);
    insert(one, 1);

    assertThat(count(one)).isEqualTo("1");
    assertThat(count(other)).isEqualTo("0");
    one.commit();
    assertThat(count(other)).isEqualTo("1");
  }

  @Test
  void whatIsRolledBackWasNever() throws SQLException {
    one.setAutoCommit(false);
    insert(one, 1);
    one.rollback();

    assertThat(count(one)).isEqualTo("0");
  }

  @Test
  void eachStatementSeesWhatWasCommittedBeforeIt() throws SQLException {
    one.setAutoCommit(false);
    assertThat(count(one)).isEqualTo("0");
    insert(other, 1);

    assertThat(count(one)).isEqualTo("1");
  }

  @Test
  void aFailedStatementLeavesTheTransactionOpen() throws SQLException {
    run(one, "BEGIN");
    insert(one, 1);
    assertThat(Service.refusal(one, "INSERT INTO " + table + " VALUES (2), (NULL)").message())
        .contains("NULL result in a non-nullable column");
    insert(one, 3);
    run(one, "COMMIT");

    assertThat(value(other, "SELECT SUM(N) FROM " + table)).isEqualTo("4");
  }

  @Test
  void aFailedStatementOfItsOwnLeavesNothing() throws SQLException {
    Service.refusal(one, "INSERT INTO " + table + " VALUES (2), (NULL)");

    assertThat(count(one)).isEqualTo("0");
  }

  @Test
  void aDefinitionCommitsWhatIsOpen() throws SQLException {
    run(one, "BEGIN TRANSACTION");
    insert(one, 1);
    run(one, "CREATE TABLE " + fresh("OTHER") + " (N NUMBER)");
    run(one, "ROLLBACK");

    assertThat(count(other)).isEqualTo("1");
  }

  @Test
  void switchingAutocommitOnCommits() throws SQLException {
    one.setAutoCommit(false);
    insert(one, 1);
    one.setAutoCommit(true);

    assertThat(count(other)).isEqualTo("1");
  }

  @Test
  void aSessionThatEndsTakesItsOpenTransactionBack() throws SQLException {
    one.setAutoCommit(false);
    insert(one, 1);
    one.close();

    assertThat(count(other)).isEqualTo("0");
  }

  @Test
  void aLostCompareAndSetChangesNoRow() throws SQLException {
    insert(one, 7);
    assertThat(update(one, "UPDATE " + table + " SET N = 8 WHERE N = 7")).isEqualTo(1);

    assertThat(update(other, "UPDATE " + table + " SET N = 9 WHERE N = 7")).isZero();
  }

  @Test
  void aMergeTellsWhatItAddedAndChanged() throws SQLException {
    insert(one, 1);
    String merge =
        "MERGE INTO %s T USING (SELECT 1 AS V UNION ALL SELECT 2) S ON T.N = S.V WHEN MATCHED THEN UPDATE SET T.N = S.V + 10 WHEN NOT MATCHED THEN INSERT (N) VALUES (S.V)"
            .formatted(table);

    assertThat(update(one, merge)).isEqualTo(2);
    assertThat(Service.rows(one, "SELECT N FROM " + table + " ORDER BY N"))
        .extracting(List::getFirst)
        .containsExactly("2", "11");
  }
}
