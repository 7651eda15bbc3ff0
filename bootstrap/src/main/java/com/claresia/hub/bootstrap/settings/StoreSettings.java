package com.claresia.hub.bootstrap.settings;

import static com.claresia.hub.bootstrap.settings.Setting.secret;
import static com.claresia.hub.bootstrap.settings.Setting.setting;

import com.claresia.hub.bootstrap.settings.SettingType.Choice;
import com.claresia.hub.bootstrap.settings.SettingType.Location;
import com.claresia.hub.bootstrap.settings.SettingType.Switch;
import com.claresia.hub.bootstrap.settings.SettingType.Text;
import com.claresia.hub.bootstrap.settings.SettingType.WholeNumber;
import java.util.List;
import java.util.Set;

/** The keys of the stores that the Hub comes with. */
final class StoreSettings {
  /** Stores of which every key is known here. */
  static final Set<String> BACKENDS = Set.of("postgres", "sharepoint", "snowflake");

  private static final String POSTGRES = "hub.storage.postgres.";
  private static final String SNOWFLAKE = "hub.storage.snowflake.";
  private static final SettingType SECONDS = new WholeNumber(1, 3_600);

  private StoreSettings() {}

  static SettingGroup choice() {
    return new SettingGroup(
        "Store",
        "Which store keeps the records. An own adapter on the class path is picked by its name;"
            + " everything under `hub.storage.NAME.` is handed to it.",
        List.of(
            setting(
                    SettingsCatalogue.STORAGE_BACKEND,
                    new Text(),
                    "Name of the store: postgres, sharepoint, snowflake, or an adapter's own.")
                .withDefault("postgres")));
  }

  static SettingGroup postgres() {
    return new SettingGroup(
        "PostgreSQL",
        "The running Hub needs `user` alone. `owner-user` is for `./hub migrate` and `./hub tenant"
            + " add`, `admin-user` for the first `./hub migrate`, which makes the roles; both are best"
            + " not known to the running Hub. Passwords may also come from `PGPASSFILE`.",
        List.of(
            secret(
                POSTGRES + "dsn",
                "Where the database is, such as postgres://db:5432/hub?sslmode=verify-full."),
            setting(POSTGRES + "user", new Text(), "Login of the running Hub."),
            secret(POSTGRES + "password", "Its password."),
            setting(POSTGRES + "owner-user", new Text(), "Login that owns the schema."),
            secret(POSTGRES + "owner-password", "Its password."),
            setting(POSTGRES + "admin-user", new Text(), "Login that may create roles."),
            secret(POSTGRES + "admin-password", "Its password."),
            setting(POSTGRES + "pool-size", new WholeNumber(1, 1_000), "Most connections.")
                .withDefault("16"),
            setting(
                    POSTGRES + "connect-timeout",
                    new WholeNumber(1, 600),
                    "Seconds until a connection is given up.")
                .withDefault("5"),
            setting(POSTGRES + "answer-timeout", SECONDS, "Seconds until a statement is given up.")
                .withDefault("15"),
            setting(
                    SettingsCatalogue.POSTGRES_EMBEDDED,
                    new Switch(),
                    "Run a PostgreSQL of the Hub's own in `hub.data.dir`, for small installations;"
                        + " none of the keys above is needed then.")
                .withDefault("false")));
  }

  static SettingGroup snowflake() {
    return new SettingGroup(
        "Snowflake",
        "The running Hub needs `user` and its key alone. `owner-user` is for `./hub migrate` and"
            + " `./hub tenant add`, and best not known to the running Hub. The passphrase of the key"
            + " may also come from `PRIVATE_KEY_PASSPHRASE`, a password from `SNOWFLAKE_PASSWORD`.",
        List.of(
            secret(
                SNOWFLAKE + "dsn",
                "Where the schema is: snowflake://account/database/schema?warehouse=…. It may name"
                    + " user and private_key_file, too; it holds no secret."),
            setting(SNOWFLAKE + "user", new Text(), "User of the running Hub."),
            setting(SNOWFLAKE + "private-key-file", new Location(), "Its key, RSA, PKCS#8 in PEM."),
            secret(SNOWFLAKE + "private-key-passphrase", "The passphrase of that file."),
            secret(SNOWFLAKE + "password", "Its password, where it has no key."),
            setting(SNOWFLAKE + "owner-user", new Text(), "User that owns the schema."),
            setting(SNOWFLAKE + "owner-private-key-file", new Location(), "Its key."),
            secret(SNOWFLAKE + "owner-private-key-passphrase", "The passphrase of that file."),
            secret(SNOWFLAKE + "owner-password", "Its password, where it has no key."),
            setting(
                SNOWFLAKE + "owner-role",
                new Text(),
                "The role in which it owns the schema; default: PREFIX_OWNER."),
            setting(
                    SNOWFLAKE + "role-prefix",
                    new Text(),
                    "Before the name of every role, since roles belong to the whole account. It"
                        + " cannot change once the schema is made.")
                .withDefault("CLARESIA"),
            setting(
                    SNOWFLAKE + "table-kind",
                    new Choice(List.of("auto", "hybrid", "standard")),
                    "Which tables the first `./hub migrate` makes; auto takes hybrid ones where the"
                        + " account has them.")
                .withDefault("auto"),
            setting(
                    SNOWFLAKE + "pool-size",
                    new WholeNumber(1, 1_000),
                    "Most sessions of one tenant, and most that belong to none.")
                .withDefault("4"),
            setting(
                    SNOWFLAKE + "connect-timeout",
                    SECONDS,
                    "Seconds until a login, or a free session, is given up.")
                .withDefault("30"),
            setting(SNOWFLAKE + "answer-timeout", SECONDS, "Seconds until a statement is given up.")
                .withDefault("60"),
            setting(
                    SNOWFLAKE + "session-idle",
                    SECONDS,
                    "Seconds after which a session that nobody uses is ended.")
                .withDefault("300")));
  }
}
