package com.claresia.hub.adapters.persistence.sharepoint;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows the links from page to page.
 *
 * @param calls that fetch the pages
 * @param cost of each
 * @param values of a page
 * @param next fetches the page that a link leads to
 * @param <P> a page
 * @param <T> what is on it
 */
record Pages<P extends BaseCollectionPaginationCountResponse, T>(
    Calls calls, Cost cost, Function<P, @Nullable List<T>> values, Following<P> next) {
  /** Follows a link. */
  interface Following<P> {
    @Nullable P page(String link);
  }

  /** All that is on this page and on those after it. */
  List<T> from(P first) {
    List<T> all = new ArrayList<>();
    Optional<P> page = Optional.of(first);
    while (page.isPresent()) {
      List<T> value = values.apply(page.get());
      if (value != null) {
        all.addAll(value);
      }
      page =
          Optional.ofNullable(page.get().getOdataNextLink())
              .map(link -> calls.answer(cost, () -> next.page(link)));
    }
    return all;
  }
}
