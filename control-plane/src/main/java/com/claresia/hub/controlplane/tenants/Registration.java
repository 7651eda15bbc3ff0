package com.claresia.hub.controlplane.tenants;

/** What registering comes to. */
public sealed interface Registration {
  /** It is registered now. */
  record Registered() implements Registration {}

  /** It was registered before, and the same. */
  record AlreadyThere() implements Registration {}

  /** It was not registered; {@code reason} says why, for people. */
  record Refused(String reason) implements Registration {}
}
