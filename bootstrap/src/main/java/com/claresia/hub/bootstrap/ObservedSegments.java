package com.claresia.hub.bootstrap;

import com.claresia.hub.application.append.AppendListener;
import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;

/**
 * Tells an observer of segments.
 *
 * @param observer is told what was decided, and nothing of logs
 */
record ObservedSegments(Observer observer) implements AppendListener {
  @Override
  public void appended(TenantId tenant, ChainHead head) {}

  @Override
  public void decided(DecidedSegment segment) {
    observer.decided(segment);
  }
}
