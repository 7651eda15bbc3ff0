package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StorageSettings;
import java.util.Optional;

/**
 * Finds what users prove themselves with: a key where one is named, a password otherwise.
 *
 * @param settings of the store
 * @param dsn of the store, which may name the service's files
 * @param secrets where secrets come from
 * @param problems gets what is wrong with them
 */
record Credentials(StorageSettings settings, Dsn dsn, SecretSources secrets, Problems problems) {
  private static final String KEY_FILE = "private-key-file";
  private static final String PASSPHRASE = "private-key-passphrase";
  private static final String PASSWORD = "password";

  /** What Snowflake's own command line calls it. */
  private static final String PASSPHRASE_VARIABLE = "PRIVATE_KEY_PASSPHRASE";

  private static final String PASSWORD_VARIABLE = "SNOWFLAKE_PASSWORD";
  private static final String OWNER = "owner-";

  Optional<Credential> ofService() {
    Optional<String> passphrase =
        secrets
            .set(settings, PASSPHRASE, problems)
            .or(() -> ofDsn("private_key_file_pwd_file"))
            .or(() -> secrets.variable(PASSPHRASE_VARIABLE));
    Optional<String> password =
        secrets
            .set(settings, PASSWORD, problems)
            .or(() -> ofDsn("password_file"))
            .or(() -> secrets.variable(PASSWORD_VARIABLE));
    Optional<String> file = settings.value(KEY_FILE).or(() -> dsn.value("private_key_file"));
    return credential("", file, passphrase, password);
  }

  Optional<Credential> ofOwner() {
    return credential(
        OWNER,
        settings.value(OWNER + KEY_FILE),
        secrets.set(settings, OWNER + PASSPHRASE, problems),
        secrets.set(settings, OWNER + PASSWORD, problems));
  }

  private Optional<String> ofDsn(String parameter) {
    return dsn.value(parameter)
        .flatMap(file -> secrets.firstLine(SnowflakeSettings.DSN, file, problems));
  }

  private Optional<Credential> credential(
      String prefix,
      Optional<String> file,
      Optional<String> passphrase,
      Optional<String> password) {
    if (file.isPresent()) {
      return Optional.of(
          new Credential.KeyPair(
              new PrivateKeyFile(prefix + KEY_FILE, file.get()).read(passphrase)));
    }
    if (password.isEmpty()) {
      problems.add(
          prefix + KEY_FILE, "is missing, and there is no password", "name the file of the key");
    }
    return password.map(Credential.Password::new);
  }
}
