package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with settings, so that all of it is said at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String key, String reason, String fix) {
    found.add(new Problem(key, reason, fix));
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidSettings(found);
    }
  }

  static InvalidSettings of(String key, String reason, String fix) {
    return new InvalidSettings(List.of(new Problem(key, reason, fix)));
  }
}
