package com.claresia.hub.domain.tenancy;

import java.util.regex.Pattern;

/**
 * The name of a tenant: a DNS label (RFC 1123, lower case), since it is part of the log's origin
 * {@code hub.{tenant}.claresia.com}. It never changes.
 *
 * @param value 1 to 63 of {@code a-z 0-9 -}, neither starting nor ending with {@code -}
 */
public record TenantId(String value) implements Comparable<TenantId> {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Checks the label. */
  public TenantId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a tenant is a DNS label: 1 to 63 of a-z, 0-9 and -");
    }
  }

  /** Whether {@code value} would be accepted. */
  public static boolean isValid(String value) {
    return LABEL.matcher(value).matches();
  }

  /** The origin of this tenant's log, the first line of its checkpoints (C2SP tlog-checkpoint). */
  public String logOrigin() {
    return "hub." + value + ".claresia.com";
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
