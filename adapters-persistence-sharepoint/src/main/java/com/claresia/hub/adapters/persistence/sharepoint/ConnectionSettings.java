package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.record.RecordType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * How to reach a site.
 *
 * @param site which one
 * @param login who is there
 * @param access what for
 * @param limits how much and how long
 * @param viewTypes of which records people get a row to browse
 * @param queries where queries look first
 * @param indexDirectory where the disposable index lies
 */
record ConnectionSettings(
    SiteAddress site,
    Login login,
    Access access,
    Limits limits,
    Set<RecordType> viewTypes,
    Queries queries,
    Path indexDirectory) {
  ConnectionSettings {
    viewTypes = Set.copyOf(viewTypes);
  }

  /**
   * Limits of a connection.
   *
   * @param budget resource units a minute
   * @param answerTimeout how long to wait for an answer, and to repeat what fails in passing
   * @param refresh how old what is known of other processes' records may be
   * @param keepInterval at most so often heads and checkpoints are written
   */
  record Limits(int budget, Duration answerTimeout, Duration refresh, Duration keepInterval) {}
}
