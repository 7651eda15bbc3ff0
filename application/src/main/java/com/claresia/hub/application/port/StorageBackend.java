package com.claresia.hub.application.port;

import java.util.function.Consumer;

/**
 * How a store plugs in: found with {@link java.util.ServiceLoader}, picked by {@code
 * hub.storage.backend}.
 */
public interface StorageBackend {
  /** The value of {@code hub.storage.backend} that picks it, such as {@code postgres}. */
  String name();

  /**
   * Opens the store with the service's rights, without changing its schema.
   *
   * @throws InvalidSettings naming every setting that is missing or bad
   * @throws StoreUnavailable if it cannot be reached, or lacks what the Hub needs of it
   */
  HubStore open(StorageSettings settings);

  /**
   * Opens the owner's side of the store: migrations and tenants.
   *
   * @throws InvalidSettings naming every setting that is missing or bad
   * @throws StoreUnavailable if it cannot be reached
   */
  StorageAdministration administer(StorageSettings settings);

  /**
   * The settings that a DSN given to a command stands for, such as {@code
   * postgres://user@host:5432/hub}.
   *
   * @throws InvalidSettings if it is not a DSN of this store; the message never repeats the DSN
   */
  StorageSettings settingsOf(String dsn);

  /**
   * Tries on the service itself, with the Hub's rights, what this adapter assumes of it and no
   * document promises. What is written for that lies apart from every log. Where nothing of the
   * kind is assumed, as here, nothing is done.
   *
   * @param tried is given each assumption as soon as it was tried
   * @throws InvalidSettings naming every setting that is missing or bad
   * @throws StoreUnavailable if the store cannot be reached, or may not be written to
   */
  default void examine(StorageSettings settings, Consumer<Assumption> tried) {}
}
