package com.claresia.hub.emulators.graph.sites;

import java.util.Map;

/**
 * A row of a list, as it is at one time.
 *
 * @param id for ever; rows are numbered from 1
 * @param presence whether it is to be found
 * @param changes how often it was changed: the number in its eTag
 * @param createdAt milliseconds of the epoch
 * @param modifiedAt milliseconds of the epoch
 * @param fields values by column
 * @param change the place of its newest change among all of the list
 */
public record ListItem(
    int id,
    Presence presence,
    int changes,
    long createdAt,
    long modifiedAt,
    Map<String, Object> fields,
    long change) {

  /** Copies the fields. */
  public ListItem {
    fields = Map.copyOf(fields);
  }

  /** Whether it is to be found. */
  public boolean isLive() {
    return presence == Presence.LIVE;
  }

  ListItem with(Map<String, Object> others, long now) {
    return new ListItem(id, presence, changes + 1, createdAt, now, others, change);
  }

  ListItem being(Presence other) {
    return new ListItem(id, other, changes + 1, createdAt, modifiedAt, fields, change);
  }

  ListItem numbered(long number) {
    return new ListItem(id, presence, changes, createdAt, modifiedAt, fields, number);
  }
}
