package com.claresia.hub.adapters.persistence.sharepoint;

/** How time passes for the budget: as it does, or faster where a test has no minutes to wait. */
interface Time {
  /** As it does. */
  Time REAL =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pass(long nanos) {
          UnitBudget.pause(nanos);
        }
      };

  /** Now, in nanoseconds since some moment. */
  long nanos();

  /** Lets so much of it pass. */
  void pass(long nanos);
}
