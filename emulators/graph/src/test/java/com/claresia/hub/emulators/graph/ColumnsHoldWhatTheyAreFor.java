package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.number;
import static com.claresia.hub.emulators.graph.Service.refusal;
import static com.claresia.hub.emulators.graph.Service.row;
import static com.claresia.hub.emulators.graph.Service.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.BooleanColumn;
import com.microsoft.graph.models.ColumnDefinition;
import com.microsoft.graph.models.DateTimeColumn;
import com.microsoft.graph.models.ListItem;
import com.microsoft.graph.models.TextColumn;
import com.microsoft.graph.sites.item.lists.item.ListItemRequestBuilder;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Types, lengths, uniqueness, and how many indexes there may be. */
class ColumnsHoldWhatTheyAreFor {
  private Service service;
  private ListItemRequestBuilder list;

  @BeforeEach
  void start() {
    service = Service.start();
    list =
        service
            .admin()
            .sites()
            .bySiteId(service.siteId())
            .lists()
            .byListId(service.listOfRows("Rows"));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void addColumn(ColumnDefinition column) {
    Objects.requireNonNull(list.columns().post(column));
  }

  private Map<String, Object> add(Map<String, Object> fields) {
    ListItem item = Objects.requireNonNull(list.items().post(row(fields)));
    return Objects.requireNonNull(item.getFields()).getAdditionalData();
  }

  @Test
  void aLineHas255CharactersAndNotesHaveMore() {
    ColumnDefinition notes = new ColumnDefinition();
    notes.setName("Notes");
    TextColumn lines = new TextColumn();
    lines.setAllowMultipleLines(true);
    notes.setText(lines);
    addColumn(notes);

    add(Map.of("Kind", "x".repeat(255)));
    assertThat(refusal(() -> add(Map.of("Kind", "x".repeat(256)))).code())
        .isEqualTo("invalidRequest");
    assertThat(add(Map.of("Notes", "x".repeat(10_000))).get("Notes").toString()).hasSize(10_000);
  }

  @Test
  void timesAreToTheSecondInUtcNumbersAreDoubles() {
    ColumnDefinition at = new ColumnDefinition();
    at.setName("At");
    at.setDateTime(new DateTimeColumn());
    addColumn(at);
    ColumnDefinition done = new ColumnDefinition();
    done.setName("Done");
    done.setBoolean(new BooleanColumn());
    addColumn(done);

    Map<String, Object> fields =
        add(Map.of("At", "2026-05-03T10:15:30.123+02:00", "Seq", 7, "Done", true));
    assertThat(fields)
        .containsEntry("At", "2026-05-03T08:15:30Z")
        .containsEntry("Seq", 7.0)
        .containsEntry("Done", true);
    assertThat(refusal(() -> add(Map.of("Seq", "seven"))).status()).isEqualTo(400);
    assertThat(refusal(() -> add(Map.of("At", "tomorrow"))).status()).isEqualTo(400);
  }

  @Test
  void aFieldThatIsNoColumnIsRefused() {
    assertThat(refusal(() -> add(Map.of("Colour", "red"))).message())
        .isEqualTo("Field 'Colour' is not recognized");
  }

  @Test
  void whatIsToBeUniqueIs() {
    ColumnDefinition tenant = text("Tenant", true);
    tenant.setEnforceUniqueValues(true);
    addColumn(tenant);
    add(Map.of("Tenant", "a"));

    assertThat(refusal(() -> add(Map.of("Tenant", "A"))).message()).contains("duplicate values");
    add(Map.of("Tenant", "b"));
  }

  @Test
  void twentyColumnsAreIndexedAtMost() {
    for (int i = 2; i < 20; i++) {
      addColumn(number("N" + i, true));
    }
    assertThat(refusal(() -> addColumn(number("N20", true))).message())
        .isEqualTo("A list has at most 20 indexed columns");
    addColumn(number("N20", false));
  }

  @Test
  void aNameIsTakenOnce() {
    assertThat(refusal(() -> addColumn(number("Seq", false))).code())
        .isEqualTo("nameAlreadyExists");
    assertThat(refusal(() -> service.listOfRows("ROWS")).code()).isEqualTo("nameAlreadyExists");
  }
}
