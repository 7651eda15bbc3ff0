package com.claresia.hub.adapters.persistence.sharepoint;

import java.nio.file.Path;
import java.util.Optional;

/** With what the application proves who it is. None of them ever shows a secret. */
sealed interface Login {
  /**
   * The identity that Azure gives to the machine.
   *
   * @param client of a user-assigned identity; empty for the system-assigned one
   */
  record ManagedIdentity(Optional<String> client) implements Login {}

  /**
   * A certificate, as Microsoft asks of services.
   *
   * @param client the application
   * @param file PEM with key and certificate, or PFX
   * @param password of a PFX
   */
  record Certificate(String client, Path file, Optional<String> password) implements Login {
    @Override
    public String toString() {
      return "a certificate";
    }
  }

  /**
   * A client secret.
   *
   * @param client the application
   * @param value itself
   */
  record Secret(String client, String value) implements Login {
    @Override
    public String toString() {
      return "a client secret";
    }
  }

  /**
   * A token of the cluster that the Hub runs in.
   *
   * @param client the application
   * @param tokenFile where the cluster keeps it
   */
  record WorkloadIdentity(String client, Path tokenFile) implements Login {}
}
