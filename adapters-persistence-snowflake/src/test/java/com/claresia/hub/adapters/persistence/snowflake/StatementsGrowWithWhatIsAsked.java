package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatementsGrowWithWhatIsAsked {
  @Test
  void aFileIsCutAtItsSemicolons() {
    assertThat(
            SqlText.allOf(
                """
                -- a comment; with a semicolon
                CREATE TABLE A (B INT) COMMENT = 'one; two';

                -- and another
                DROP TABLE A;
                """))
        .extracting(SqlText::text)
        .containsExactly("CREATE TABLE A (B INT) COMMENT = 'one; two'", "DROP TABLE A");
  }

  @Test
  void linesForCriteriaStayWhereTheyAreAsked() {
    SqlText text = new SqlText("SELECT 1\n  AND A = ? -- if asked: a\n  AND B = ? -- if asked: b");

    assertThat(text.asking(Set.of("b")).text()).isEqualTo("SELECT 1\n  AND B = ?");
    assertThat(text.asking(Set.of()).text()).isEqualTo("SELECT 1");
  }

  @Test
  void linesForValuesAreRepeated() {
    SqlText text = new SqlText("IN (\n  ?\n  , ? -- for each further\n)");

    assertThat(text.forEach(1).text()).isEqualTo("IN (\n  ?\n)");
    assertThat(text.forEach(3).text()).isEqualTo("IN (\n  ?\n  , ?\n  , ?\n)");
  }

  @Test
  void manyValuesAreRoundedUpSoThatTextsAreFew() {
    ManyBinds five = new ManyBinds(List.of("t"), List.of("a", "b", "c", "d", "e"));
    ManyBinds four = new ManyBinds(List.of("t"), List.of("a", "b", "c", "d"));

    assertThat(five.all()).containsExactly("t", "a", "b", "c", "d", "e", "e", "e", "e");
    assertThat(four.all()).containsExactly("t", "a", "b", "c", "d");
    assertThat(places(five.in(Sql.RECORDS))).isEqualTo(five.all().length);
    assertThat(places(four.in(Sql.TAKEN))).isEqualTo(four.all().length + 1);
  }

  @Test
  void everyStatementHasAsManyPlacesAsItsColumns() {
    String append = Sql.APPEND.text().text();
    String columns = append.substring(append.indexOf('(') + 1, append.indexOf(')'));

    assertThat(places(Sql.APPEND.text())).isEqualTo(columns.split(",").length);
  }

  private static int places(SqlText sql) {
    return (int) sql.text().chars().filter(c -> c == '?').count();
  }
}
