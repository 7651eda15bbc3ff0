package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.tenancy.TenantId;
import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.ListItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What somebody with more rights than the Hub can do to the library and the lists. */
final class Tampering implements AutoCloseable {
  private final GraphConnection graph;
  private final Site site;
  private final String drive;
  private final Library library;

  private Tampering(GraphConnection graph, Site site) {
    this.graph = graph;
    this.site = site;
    this.drive = site.drive(graph);
    this.library = new Library(graph, drive);
  }

  static Tampering with(ConnectionSettings owner) {
    GraphConnection graph = new GraphConnection(owner);
    return new Tampering(graph, Site.find(graph, owner.site()));
  }

  Library library() {
    return library;
  }

  private DriveItemItemRequestBuilder item(TenantId tenant, long first) {
    String path = "root:/" + SegmentName.path(tenant, first) + ":";
    return graph.client().drives().byDriveId(drive).items().byDriveItemId(path);
  }

  String read(TenantId tenant, long first) {
    byte[] bytes = library.download(SegmentName.path(tenant, first), Urgency.READ).orElseThrow();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Edits a segment's file; the version before stays in its history. */
  void edit(TenantId tenant, long first, UnaryOperator<String> change) {
    String path = SegmentName.path(tenant, first);
    String etag = library.find(path, Urgency.READ).orElseThrow().getETag();
    byte[] changed = change.apply(read(tenant, first)).getBytes(StandardCharsets.UTF_8);
    if (!(library.replace(path, changed, String.valueOf(etag), Urgency.READ)
        instanceof Attempt.Done<DriveItem>)) {
      throw new AssertionError("the file was not edited");
    }
  }

  void delete(TenantId tenant, long first) {
    item(tenant, first).delete();
  }

  void rename(TenantId tenant, long first, long to) {
    DriveItem renamed = new DriveItem();
    String path = SegmentName.path(tenant, to);
    renamed.setName(path.substring(path.lastIndexOf('/') + 1));
    item(tenant, first).patch(renamed);
  }

  /** The rows that people see of a tenant. */
  List<ListItem> rows(TenantId tenant) {
    return items().where(RecordsView.filter(tenant, 0, Integer.MAX_VALUE), Urgency.READ);
  }

  private ListItems items() {
    return new ListItems(graph, site.id(), site.list(Site.RECORDS));
  }

  void editRow(ListItem row, Map<String, Object> fields) {
    if (items()
            .change(
                String.valueOf(row.getId()), String.valueOf(row.getETag()), fields, Urgency.READ)
        instanceof Attempt.Refused<?> refused) {
      throw new AssertionError(refused);
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
