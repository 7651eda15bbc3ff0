package com.claresia.hub.adapters.persistence.sharepoint;

/**
 * What a request costs, in resource units as Microsoft counts them for SharePoint.
 *
 * @param units 1 for one item read or downloaded, 2 for a list of them or anything written
 * @param urgency what it is for
 */
record Cost(int units, Urgency urgency) {
  static Cost item(Urgency urgency) {
    return new Cost(1, urgency);
  }

  static Cost listing(Urgency urgency) {
    return new Cost(2, urgency);
  }

  static Cost write(Urgency urgency) {
    return new Cost(2, urgency);
  }
}
