package com.claresia.hub.adapters.web;

import com.claresia.hub.domain.record.Submitter;
import java.time.Instant;
import java.util.Set;

/**
 * What a verified token says.
 *
 * @param submitter its {@code iss} and {@code sub}
 * @param tenant its tenant claim, empty where it has none
 * @param scopes what it allows of what the Hub knows
 * @param usableUntil when it stops being believed, clock skew included
 */
record Caller(Submitter submitter, String tenant, Set<Scope> scopes, Instant usableUntil) {
  Caller {
    scopes = Set.copyOf(scopes);
  }
}
