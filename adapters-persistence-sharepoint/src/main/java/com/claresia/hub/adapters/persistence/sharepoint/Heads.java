package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.tenancy.TenantId;
import com.microsoft.graph.models.ListItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The list {@code Heads}: one item a tenant, which says how far the log was, how far it is shown in
 * {@code Records}, and which process shows it. A hint: the log itself is the truth. It only ever
 * rises, and each change is made upon what was read.
 */
final class Heads {
  static final String TENANT = "Tenant";
  static final String SIZE = "Size";
  static final String SHOWN = "ShownUpTo";
  static final String SHOWING = "ShownBy";
  static final String SHOWING_UNTIL = "ShownByUntil";

  private static final int ROUNDS = 4;
  private static final int CHANGED = 412;

  private final ListItems items;

  Heads(ListItems items) {
    this.items = items;
  }

  /**
   * An item.
   *
   * @param size how far the log was
   * @param shown how far it is shown
   * @param showing which process shows it, empty where none does
   * @param showingUntil in seconds since 1970, until when that holds
   */
  record Head(long size, long shown, String showing, long showingUntil) {
    Map<String, Object> fields() {
      Map<String, Object> fields = new HashMap<>();
      fields.put(SIZE, size);
      fields.put(SHOWN, shown);
      fields.put(SHOWING, showing);
      fields.put(SHOWING_UNTIL, showingUntil);
      return fields;
    }

    private static Head of(ListItem item) {
      return new Head(
          Fields.number(item, SIZE),
          Fields.number(item, SHOWN),
          Fields.text(item, SHOWING),
          Fields.number(item, SHOWING_UNTIL));
    }
  }

  /** A tenant's item; empty where it has none. */
  Optional<Head> read(TenantId tenant) {
    return item(tenant).map(Head::of);
  }

  private Optional<ListItem> item(TenantId tenant) {
    List<ListItem> found =
        items.where("fields/" + TENANT + " eq '" + tenant.value() + "'", Urgency.READ);
    return found.stream().findFirst();
  }

  /** Makes a tenant's item where it is not there yet. */
  void add(TenantId tenant) {
    if (item(tenant).isEmpty()) {
      Map<String, Object> fields = new HashMap<>(new Head(0, 0, "", 0).fields());
      fields.put(Fields.TITLE, tenant.value());
      fields.put(TENANT, tenant.value());
      Attempt<ListItem> attempt = items.add(fields, Urgency.READ);
      if (!(attempt instanceof Attempt.Done<ListItem>) && item(tenant).isEmpty()) {
        throw Failures.unavailable(attempt);
      }
    }
  }

  /**
   * Changes a tenant's item.
   *
   * @param change what it becomes; empty to leave it as it is
   * @return the item as it now is; empty where it was left, is not there, or could not be changed
   */
  Optional<Head> change(TenantId tenant, Function<Head, Optional<Head>> change) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<ListItem> item = item(tenant);
      Optional<Head> wished = item.map(Head::of).flatMap(change);
      if (wished.isEmpty()) {
        return Optional.empty();
      }
      Attempt<?> attempt =
          items.change(
              String.valueOf(item.orElseThrow().getId()),
              String.valueOf(item.orElseThrow().getETag()),
              wished.get().fields(),
              Urgency.READ);
      if (attempt instanceof Attempt.Done<?>) {
        return wished;
      }
      if (attempt instanceof Attempt.Refused<?> refused
          && refused.status() != CHANGED
          && !refused.isPassing()) {
        throw Failures.unavailable(attempt);
      }
    }
    return Optional.empty();
  }
}
