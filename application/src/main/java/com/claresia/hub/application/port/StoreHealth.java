package com.claresia.hub.application.port;

/** Whether a store can serve. */
public sealed interface StoreHealth {
  /**
   * It can.
   *
   * @param detail what serves, for a person: product and version, schema version
   */
  record Ready(String detail) implements StoreHealth {}

  /**
   * It cannot.
   *
   * @param reason why, and what to do, for a person; no secret
   */
  record NotReady(String reason) implements StoreHealth {}
}
