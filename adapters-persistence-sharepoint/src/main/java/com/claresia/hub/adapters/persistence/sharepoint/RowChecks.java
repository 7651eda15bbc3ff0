package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.ListItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tries what is assumed of rows, with three of its own in the list {@code Records}: of a tenant
 * that there is not, at places that no log reaches. It deletes them at the end.
 */
final class RowChecks implements AutoCloseable {
  /** The last place there can be, and the two before it. */
  private static final long LAST = (1L << 30) - 1;

  private static final Instant TIME = Instant.parse("2026-05-02T08:15:40Z");
  private static final int ADDED = 201;

  /** More than there are. */
  private static final int MOST = 10;

  private final ListItems rows;
  private final String tenant = "(doctor) " + UUID.randomUUID();

  RowChecks(ListItems rows) {
    this.rows = rows;
  }

  List<Trial> trials() {
    return List.of(
        new Trial(
            "rows are added in one batch, and each is answered for itself",
            "the list is continued late; the log is whole",
            this::batch),
        new Trial(
            "a row is found at once by place, text and time, and the rows come in the order asked for",
            "rows are shown twice, or late; set queries=index, so that no answer needs the list",
            this::found),
        new Trial(
            "places up to 2^30 and whole seconds are kept in a row as they are",
            "the list shows other places and times; set queries=index",
            this::kept),
        new Trial(
            "If-Match on a row refuses to change another version, with 412",
            "Heads of two Hubs overwrite each other, and rows are shown twice; the log is whole",
            this::ifMatch));
  }

  private Map<String, Object> row(long seq) {
    return Map.of(
        Fields.TITLE,
        "written by hub doctor, can be deleted",
        ViewRow.TENANT,
        tenant,
        ViewRow.SEQ,
        seq,
        ViewRow.TYPE,
        "doctor",
        ViewRow.OCCURRED,
        TIME.toString(),
        ViewRow.SKILL,
        "it's tried",
        ViewRow.SEGMENT,
        "https://localhost/none");
  }

  private Optional<String> batch() {
    Attempt<List<Integer>> attempt = rows.addAll(List.of(row(LAST), row(LAST - 1)), Urgency.READ);
    return attempt instanceof Attempt.Done<List<Integer>>(List<Integer> statuses)
            && !statuses.equals(List.of(ADDED, ADDED))
        ? Optional.of("the parts were answered HTTP " + statuses)
        : Trial.unlessDone(attempt);
  }

  private Optional<String> found() {
    String filter =
        "%s and fields/%s eq 'it''s tried' and fields/%s eq 'doctor' and fields/%s ge '%s' and fields/%s lt '%s'"
            .formatted(
                ofPlaces(),
                ViewRow.SKILL,
                ViewRow.TYPE,
                ViewRow.OCCURRED,
                TIME,
                ViewRow.OCCURRED,
                TIME.plusSeconds(1));
    List<Long> places = inOrder(filter).stream().map(ViewRow::seq).toList();
    return places.equals(List.of(LAST - 1, LAST))
        ? Optional.empty()
        : Optional.of("at the places %d and %d it finds %s".formatted(LAST - 1, LAST, places));
  }

  private List<ListItem> inOrder(String filter) {
    return rows.first(filter, "fields/" + ViewRow.SEQ, MOST, Urgency.READ).orElse(List.of());
  }

  private String ofPlaces() {
    return "fields/%s ge %d and fields/%s lt %d and fields/%s eq '%s'"
        .formatted(ViewRow.SEQ, LAST - 2, ViewRow.SEQ, LAST + 1, ViewRow.TENANT, tenant);
  }

  private Optional<String> kept() {
    List<String> kept = inOrder(ofPlaces()).stream().map(RowChecks::kept).toList();
    return kept.size() == 2 && kept.stream().allMatch(RowChecks::isAsWritten)
        ? Optional.empty()
        : Optional.of("two rows were written, and it keeps " + kept);
  }

  private static String kept(ListItem row) {
    String time = Fields.text(row, ViewRow.OCCURRED).replaceFirst("\\.0+Z", "Z");
    return ViewRow.seq(row) + " at " + time;
  }

  private static boolean isAsWritten(String kept) {
    return List.of(LAST + " at " + TIME, LAST - 1 + " at " + TIME).contains(kept);
  }

  private Optional<String> ifMatch() {
    Attempt<ListItem> added = rows.add(row(LAST - 2), Urgency.READ);
    Optional<ListItem> item =
        added instanceof Attempt.Done<ListItem>(ListItem made)
            ? Optional.of(made)
            : Optional.empty();
    if (item.map(ListItem::getETag).isEmpty()) {
      return Trial.unlessDone(added).or(() -> Optional.of("the row shows no eTag"));
    }
    return Trial.unlessRefused(change(item.get(), "second"), change(item.get(), "third"));
  }

  private int change(ListItem item, String skill) {
    String etag = String.valueOf(item.getETag());
    Map<String, Object> change = Map.of(ViewRow.SKILL, skill);
    return Trial.status(rows.change(String.valueOf(item.getId()), etag, change, Urgency.READ));
  }

  /** Deletes the rows, as far as they are found. */
  @Override
  public void close() {
    inOrder(ofPlaces()).forEach(row -> rows.remove(String.valueOf(row.getId()), Urgency.READ));
  }
}
