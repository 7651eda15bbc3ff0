package com.claresia.hub.emulators.graph.limits;

/**
 * Resource units that an application may use in a tenant.
 *
 * @param perMinute of any minute
 * @param perDay of any 24 hours
 */
public record Budget(long perMinute, long perDay) {
  /** The lowest tier of the service: tenants of up to 1,000 licences. */
  public static final Budget LOWEST_TIER = new Budget(1_250, 1_200_000);

  /** None that matters. */
  public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
}
