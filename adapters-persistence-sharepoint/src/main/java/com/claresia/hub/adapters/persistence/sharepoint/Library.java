package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.drives.item.items.item.DriveItemItemRequestBuilder;
import com.microsoft.graph.drives.item.items.item.children.ChildrenRequestBuilder;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.models.DriveItemCollectionResponse;
import com.microsoft.kiota.RequestInformation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of the library, by their paths, one request each. Paths are given to Graph as {@code
 * root:/path:}, an item's name like any other.
 */
final class Library {
  /** The SDK's own template lacks the parameter. */
  private static final String PUT_OR_FAIL =
      "{+baseurl}/drives/{drive%2Did}/items/{driveItem%2Did}/content?%40microsoft.graph.conflictBehavior=fail";

  /** The most that a folder of segments can hold, so that it is one page. */
  private static final int PAGE = 5_000;

  private final GraphConnection graph;
  private final String drive;

  Library(GraphConnection graph, String drive) {
    this.graph = graph;
    this.drive = drive;
  }

  private DriveItemItemRequestBuilder item(String path) {
    return graph.client().drives().byDriveId(drive).items().byDriveItemId("root:/" + path + ":");
  }

  /** A file's bytes; empty where there is none. */
  Optional<byte[]> download(String path, Urgency urgency) {
    return graph.calls().answerIfFound(Cost.item(urgency), () -> bytes(item(path)));
  }

  private static byte[] bytes(DriveItemItemRequestBuilder item) {
    try (InputStream body = Objects.requireNonNull(item.content().get())) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new Calls.CutOff(e);
    }
  }

  /**
   * Creates a file, once: where the name is taken it is refused with 409, and nothing is changed.
   * Never repeated here.
   */
  Attempt<DriveItem> create(String path, byte[] bytes, Urgency urgency) {
    return graph.calls().once(Cost.write(urgency), () -> put(path, bytes));
  }

  private DriveItem put(String path, byte[] bytes) {
    RequestInformation request =
        item(path).content().toPutRequestInformation(new ByteArrayInputStream(bytes));
    request.urlTemplate = PUT_OR_FAIL;
    return sent(request);
  }

  private DriveItem sent(RequestInformation request) {
    return Objects.requireNonNull(
        graph
            .client()
            .getRequestAdapter()
            .send(
                request, new HashMap<>(Failures.SHAPES), DriveItem::createFromDiscriminatorValue));
  }

  /**
   * Replaces a file that still is as {@code etag} says; 412 where it is not. Never repeated here.
   */
  Attempt<DriveItem> replace(String path, byte[] bytes, String etag, Urgency urgency) {
    return graph
        .calls()
        .once(
            Cost.write(urgency),
            () -> {
              RequestInformation request =
                  item(path).content().toPutRequestInformation(new ByteArrayInputStream(bytes));
              request.headers.add("If-Match", etag);
              return sent(request);
            });
  }

  /** What is known of a file, its tag above all; empty where there is none. */
  Optional<DriveItem> find(String path, Urgency urgency) {
    return graph.calls().answerIfFound(Cost.item(urgency), () -> item(path).get());
  }

  /** The names in a folder, in order; none where there is no folder. */
  List<String> names(String path, Urgency urgency) {
    return names(path, PAGE, urgency);
  }

  /** The same, asked for in pages of that many. */
  List<String> names(String path, int page, Urgency urgency) {
    ChildrenRequestBuilder children = item(path).children();
    Cost cost = Cost.listing(urgency);
    Pages<DriveItemCollectionResponse, DriveItem> pages =
        new Pages<>(
            graph.calls(),
            cost,
            DriveItemCollectionResponse::getValue,
            link -> children.withUrl(link).get());
    return graph
        .calls()
        .answerIfFound(cost, () -> children.get(q -> q.queryParameters.top = page))
        .map(pages::from)
        .orElse(List.of())
        .stream()
        .map(file -> String.valueOf(file.getName()))
        .sorted()
        .toList();
  }
}
