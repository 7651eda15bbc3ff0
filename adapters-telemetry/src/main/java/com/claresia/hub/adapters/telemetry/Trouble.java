package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One thing that fails and is tried again, longer and longer after; told to people once where it
 * lasts. For one thread at a time.
 */
final class Trouble {
  private static final Logger LOG = System.getLogger(Trouble.class.getName());

  private final TenantId tenant;
  private final Course course;
  private final BackOff backOff;
  private boolean reported;

  Trouble(TenantId tenant, Course course, RandomGenerator random) {
    this.tenant = tenant;
    this.course = course;
    this.backOff = new BackOff(random);
  }

  /** It failed again; answers after how long it is to be tried. */
  Duration met(String reason, Optional<Duration> asked) {
    course.failed(reason);
    Duration pause = backOff.failed(asked);
    if (!reported && backOff.isPersistent()) {
      LOG.log(Level.WARNING, "the relay of {0} waits: {1}", tenant, reason);
      reported = true;
    }
    return pause;
  }

  /** It succeeded. */
  void isOver() {
    backOff.succeeded();
    reported = false;
  }
}
