package com.claresia.hub.bootstrap.settings;

import com.claresia.hub.application.port.InvalidSettings;
import java.util.List;

/**
 * A configuration as it was found.
 *
 * @param settings the values, as far as they can be used
 * @param problems every bad key
 * @param warnings what is probably not meant, one line each
 */
public record LoadedSettings(
    HubSettings settings, List<InvalidSettings.Problem> problems, List<String> warnings) {
  /** Copies the lists. */
  public LoadedSettings {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * The values, if all can be used.
   *
   * @throws InvalidSettings naming every bad key
   */
  public HubSettings orThrow() {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return settings;
  }
}
