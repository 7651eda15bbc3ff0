package com.claresia.hub.controlplane.intake;

/**
 * Who may send for a tenant, as one relay sees it.
 *
 * @param holder who holds it
 * @param seconds for how long still, rounded up
 */
public record Lease(Holder holder, long seconds) {
  /** How long a lease lasts that is granted now. */
  public static final long SECONDS = 10;

  /** Who holds a lease. */
  public enum Holder {
    /** The relay that asks. */
    THIS("this"),
    /** Another relay. */
    OTHER("other"),
    /** Nobody. */
    NONE("none");

    private final String wireName;

    Holder(String wireName) {
      this.wireName = wireName;
    }

    /** How replies name it. */
    public String wireName() {
      return wireName;
    }
  }

  static Lease granted() {
    return new Lease(Holder.THIS, SECONDS);
  }
}
