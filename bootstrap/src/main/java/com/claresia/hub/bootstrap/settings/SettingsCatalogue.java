package com.claresia.hub.bootstrap.settings;

import static com.claresia.hub.bootstrap.settings.Setting.secret;
import static com.claresia.hub.bootstrap.settings.Setting.setting;

import com.claresia.hub.bootstrap.settings.SettingType.Location;
import com.claresia.hub.bootstrap.settings.SettingType.Span;
import com.claresia.hub.bootstrap.settings.SettingType.Switch;
import com.claresia.hub.bootstrap.settings.SettingType.Text;
import com.claresia.hub.bootstrap.settings.SettingType.WholeNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every key that the Hub reads. The reference page is generated from here. */
public final class SettingsCatalogue {
  /** Where the Hub keeps what it owns on this machine. */
  public static final String DATA_DIR = "hub.data.dir";

  /** Address to listen on. */
  public static final String SERVER_HOST = "hub.server.host";

  /** Port to listen on. */
  public static final String SERVER_PORT = "hub.server.port";

  /** How long a stop waits for requests under way. */
  public static final String SHUTDOWN_GRACE = "hub.server.shutdown-grace";

  /** PKCS#12 file with the server's key and certificate. */
  public static final String TLS_KEYSTORE = "hub.tls.keystore";

  /** Opens {@link #TLS_KEYSTORE}. */
  public static final String TLS_KEYSTORE_PASSPHRASE = "hub.tls.keystore-passphrase";

  /** PKCS#12 file with the authorities of clients. */
  public static final String TLS_TRUSTSTORE = "hub.tls.client-truststore";

  /** Opens {@link #TLS_TRUSTSTORE}. */
  public static final String TLS_TRUSTSTORE_PASSPHRASE = "hub.tls.client-truststore-passphrase";

  /** The token's issuer. */
  public static final String JWT_ISSUER = "mp.jwt.verify.issuer";

  /** Where the issuer's public key lies. */
  public static final String JWT_KEY = "mp.jwt.verify.publickey.location";

  /** The token's audience. */
  public static final String JWT_AUDIENCES = "mp.jwt.verify.audiences";

  /** The claim that names the tenant. */
  public static final String TENANT_CLAIM = "hub.auth.tenant-claim";

  /** Which store. */
  public static final String STORAGE_BACKEND = "hub.storage.backend";

  /** Whether the Hub starts a PostgreSQL of its own. */
  public static final String POSTGRES_EMBEDDED = "hub.storage.postgres.embedded";

  /** Directory of the log keys. */
  public static final String KEYS_DIR = "hub.keys.dir";

  /** File that holds the passphrase of the log keys. */
  public static final String KEYS_PASSPHRASE_FILE = "hub.keys.passphrase-file";

  /** Environment variable that holds the passphrase of the log keys. */
  public static final String KEYS_PASSPHRASE_VARIABLE = "hub.keys.passphrase-env";

  /** Directory that checkpoints are also written to. */
  public static final String CHECKPOINT_MIRROR = "hub.checkpoints.mirror";

  private static final SettingType PORT = new WholeNumber(0, 65_535);

  private static final List<SettingGroup> GROUPS =
      List.of(server(), tls(), tokens(), storage(), postgres(), keys());

  private static final Map<String, Setting> BY_KEY =
      GROUPS.stream()
          .flatMap(group -> group.settings().stream())
          .collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

  private SettingsCatalogue() {}

  /** All settings, grouped, in the order of the reference. */
  public static List<SettingGroup> groups() {
    return GROUPS;
  }

  /** All settings in the order of the reference. */
  public static List<Setting> all() {
    return GROUPS.stream().flatMap(group -> group.settings().stream()).toList();
  }

  /** The setting of that key. */
  public static Optional<Setting> find(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  private static SettingGroup server() {
    return new SettingGroup(
        "Server",
        "Where the Hub listens and what it keeps on this machine.",
        List.of(
            setting(
                    SERVER_HOST,
                    new Text(),
                    "Address to listen on. 0.0.0.0 listens on all of them.")
                .withDefault("127.0.0.1"),
            setting(SERVER_PORT, PORT, "Port to listen on; 0 takes any free one.")
                .withDefault("8080"),
            setting(SHUTDOWN_GRACE, new Span(), "How long a stop waits for requests under way.")
                .withDefault("10s"),
            setting(
                    DATA_DIR,
                    new Location(),
                    "Directory for the embedded PostgreSQL and, unless set apart, for keys.")
                .withDefault("data")));
  }

  private static SettingGroup tls() {
    return new SettingGroup(
        "TLS",
        "With a key store the Hub speaks TLS 1.3 and nothing older; with a trust store of clients"
            + " it also asks every client for a certificate.",
        List.of(
            setting(
                TLS_KEYSTORE, new Location(), "PKCS#12 file with the key and its certificates."),
            secret(TLS_KEYSTORE_PASSPHRASE, "Passphrase of that file."),
            setting(
                TLS_TRUSTSTORE,
                new Location(),
                "PKCS#12 file with the authorities whose client certificates are accepted."),
            secret(TLS_TRUSTSTORE_PASSPHRASE, "Passphrase of that file.")));
  }

  private static SettingGroup tokens() {
    return new SettingGroup(
        "Bearer tokens",
        "Keys of MicroProfile JWT keep their own names. Without an issuer, its key and an audience"
            + " the Hub does not start, except with `serve --dev`.",
        List.of(
            setting(JWT_ISSUER, new Text(), "The `iss` that tokens must carry."),
            setting(
                JWT_KEY,
                new Text(),
                "Path or URL of the issuer's public keys: PEM, JWK or JWK set."),
            setting(
                JWT_AUDIENCES, new Text(), "The `aud` that tokens must carry; several by comma."),
            setting(TENANT_CLAIM, new Text(), "The claim that names the tenant.")
                .withDefault("tenant")));
  }

  private static SettingGroup storage() {
    return new SettingGroup(
        "Store",
        "Which store keeps the records. An own adapter on the class path is picked by its name;"
            + " everything under `hub.storage.NAME.` is handed to it.",
        List.of(
            setting(STORAGE_BACKEND, new Text(), "Name of the store.").withDefault("postgres")));
  }

  private static SettingGroup postgres() {
    return new SettingGroup(
        "PostgreSQL",
        "The running Hub uses `user`; `owner-user` is for `./hub migrate` and `./hub tenant add`"
            + " alone, and best not known to the running Hub.",
        List.of(
            setting(
                    POSTGRES_EMBEDDED,
                    new Switch(),
                    "Start a PostgreSQL of the Hub's own in `hub.data.dir` (small installations).")
                .withDefault("false")));
  }

  private static SettingGroup keys() {
    return new SettingGroup(
        "Log keys and checkpoints",
        "One signing key per tenant, made by `./hub tenant add` and never at a start.",
        List.of(
            setting(
                KEYS_DIR,
                new Location(),
                "Directory of the log keys, readable by the Hub alone; default: `keys` in"
                    + " `hub.data.dir`."),
            setting(
                KEYS_PASSPHRASE_FILE,
                new Location(),
                "File whose first line is the passphrase of the log keys."),
            setting(
                KEYS_PASSPHRASE_VARIABLE,
                new Text(),
                "Name of the environment variable that holds it, instead of the file."),
            setting(
                CHECKPOINT_MIRROR,
                new Location(),
                "Directory, best on another machine, where each checkpoint is also written; the"
                    + " verifier proves freshness against it.")));
  }
}
