package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.ColumnDefinition;
import com.microsoft.graph.models.DateTimeColumn;
import com.microsoft.graph.models.NumberColumn;
import com.microsoft.graph.models.TextColumn;
import java.util.List;

/** The columns of the lists. Those that are asked by are indexed: others cannot be asked by. */
final class ViewColumns {
  private ViewColumns() {}

  // Made anew each time: the SDK sends of an object only what has changed since it was sent.
  static List<ColumnDefinition> ofRecords() {
    return List.of(
        text(ViewRow.TENANT, "Tenant", true),
        number(ViewRow.SEQ, "No.", true),
        text(ViewRow.TYPE, "Type", true),
        time(ViewRow.OCCURRED, "When"),
        text(ViewRow.SKILL, "Skill", true),
        link(ViewRow.SEGMENT, "File"));
  }

  static List<ColumnDefinition> ofHeads() {
    return List.of(
        text(Heads.TENANT, "Tenant", true),
        number(Heads.SIZE, "Records", false),
        number(Heads.SHOWN, "Shown up to", false),
        text(Heads.SHOWING, "Shown by", false),
        number(Heads.SHOWING_UNTIL, "Shown by, until", false));
  }

  private static ColumnDefinition column(String name, String shown, Boolean indexed) {
    ColumnDefinition column = new ColumnDefinition();
    column.setName(name);
    column.setDisplayName(shown);
    column.setIndexed(indexed);
    return column;
  }

  private static ColumnDefinition text(String name, String shown, Boolean indexed) {
    ColumnDefinition column = column(name, shown, indexed);
    column.setText(new TextColumn());
    return column;
  }

  // Several lines, since SharePoint shows an address as a link there, and may be long.
  private static ColumnDefinition link(String name, String shown) {
    ColumnDefinition column = column(name, shown, false);
    TextColumn text = new TextColumn();
    text.setAllowMultipleLines(true);
    text.setTextType("plain");
    column.setText(text);
    return column;
  }

  private static ColumnDefinition number(String name, String shown, Boolean indexed) {
    ColumnDefinition column = column(name, shown, indexed);
    NumberColumn number = new NumberColumn();
    number.setDecimalPlaces("none");
    column.setNumber(number);
    return column;
  }

  private static ColumnDefinition time(String name, String shown) {
    ColumnDefinition column = column(name, shown, true);
    DateTimeColumn time = new DateTimeColumn();
    time.setFormat("dateTime");
    column.setDateTime(time);
    return column;
  }
}
