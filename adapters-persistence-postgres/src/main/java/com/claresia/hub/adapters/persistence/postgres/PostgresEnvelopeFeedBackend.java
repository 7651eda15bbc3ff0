package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.EnvelopeFeedBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;

/**
 * The feed of a PostgreSQL store, for a relay that runs apart from the Hub: with a login of its
 * own, a member of {@code claresia_relay} and of nothing that may do more. Takes the settings of
 * {@link PostgresStorageBackend}; {@code user} is that login.
 */
public final class PostgresEnvelopeFeedBackend implements EnvelopeFeedBackend {
  /** One asks, one is there should the first have been cut off. */
  private static final String CONNECTIONS = "2";

  private final PasswordSources passwords;

  /** For {@link java.util.ServiceLoader}: passwords that are not given come from libpq's places. */
  public PostgresEnvelopeFeedBackend() {
    this.passwords = PasswordSources.ofThisProcess();
  }

  @Override
  public String name() {
    return "postgres";
  }

  /**
   * Opens the feed on connections of its own, which close with it.
   *
   * @throws StoreUnavailable also where the server or the schema is not fit, and where the login
   *     may read or write anything but what a relay has to
   */
  @Override
  public EnvelopeFeed open(StorageSettings settings) {
    Database database = Database.open(connection(settings));
    try {
      new StartUpChecks(database).refuseUnlessServerIsFit();
      new RelayLogin(database).refuseUnlessFit();
      return new Feed(database, database::close);
    } catch (StoreUnavailable e) {
      database.close();
      throw e;
    }
  }

  private ConnectionSettings connection(StorageSettings settings) {
    StorageSettings few =
        settings.value("pool-size").isPresent()
            ? settings
            : settings.with("pool-size", CONNECTIONS);
    return PostgresSettings.of(few.with("access", "serve"), passwords).service();
  }
}
