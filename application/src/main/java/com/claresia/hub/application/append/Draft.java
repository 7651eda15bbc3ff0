package com.claresia.hub.application.append;

import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Submission;

/**
 * A record that was read, checked and composed, and is not stored yet.
 *
 * @param submission as sent, by which a repeated request is known
 * @param record as it will be committed, unless it was before
 */
public record Draft(Submission submission, HubRecord record) {}
