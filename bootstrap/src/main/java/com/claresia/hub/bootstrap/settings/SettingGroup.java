package com.claresia.hub.bootstrap.settings;

import java.util.List;

/**
 * Settings that belong together.
 *
 * @param title of its part of the reference
 * @param introduction what a reader should know first
 * @param settings in the order of the reference
 */
public record SettingGroup(String title, String introduction, List<Setting> settings) {
  /** Copies the list. */
  public SettingGroup {
    settings = List.copyOf(settings);
  }
}
