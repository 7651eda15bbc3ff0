package com.claresia.hub.bootstrap.settings;

import static com.claresia.hub.bootstrap.settings.Setting.secret;
import static com.claresia.hub.bootstrap.settings.Setting.setting;

import com.claresia.hub.bootstrap.settings.SettingType.Choice;
import com.claresia.hub.bootstrap.settings.SettingType.Location;
import com.claresia.hub.bootstrap.settings.SettingType.Span;
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

  /** The issuer's public key itself. */
  public static final String JWT_KEY_TEXT = "mp.jwt.verify.publickey";

  /** By how many seconds clocks may differ. */
  public static final String JWT_CLOCK_SKEW = "mp.jwt.verify.clock.skew";

  /** Largest body of any request. */
  public static final String LIMIT_BODY = "hub.limits.body-bytes";

  /** Longest time for one record to arrive. */
  public static final String LIMIT_UNIT_TIMEOUT = "hub.limits.unit-timeout";

  /** Longest silence of a client. */
  public static final String LIMIT_IDLE_TIMEOUT = "hub.limits.idle-timeout";

  /** Most records committed together. */
  public static final String LIMIT_SEGMENT_RECORDS = "hub.limits.segment-records";

  /** Most bytes committed together. */
  public static final String LIMIT_SEGMENT_BYTES = "hub.limits.segment-bytes";

  /** How long records wait for others. */
  public static final String LIMIT_LINGER = "hub.limits.linger";

  /** Most records of a tenant that wait. */
  public static final String LIMIT_QUEUED_RECORDS = "hub.limits.queued-records";

  /** Most bytes of a tenant that wait. */
  public static final String LIMIT_QUEUED_BYTES = "hub.limits.queued-bytes";

  /** How long a writer waits for its answer. */
  public static final String LIMIT_DECISION = "hub.limits.decision-deadline";

  /** Which requests are logged. */
  public static final String LOG_REQUESTS = "hub.log.requests";

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
      List.of(
          server(),
          tls(),
          tokens(),
          limits(),
          StoreSettings.choice(),
          StoreSettings.postgres(),
          SharePointSettings.group(),
          StoreSettings.snowflake(),
          keys(),
          TelemetrySettings.group(),
          OtlpKeys.group());

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
            setting(JWT_KEY_TEXT, new Text(), "The key itself, instead of where it lies."),
            setting(
                    JWT_CLOCK_SKEW,
                    new WholeNumber(0, 600),
                    "By how many seconds the issuer's clock and this one may differ.")
                .withDefault("60"),
            setting(TENANT_CLAIM, new Text(), "The claim that names the tenant.")
                .withDefault("tenant_id")));
  }

  private static SettingGroup limits() {
    return new SettingGroup(
        "Limits",
        "A record is at most 512 KiB in canonical form and a unit at most 640 KiB, whatever is set"
            + " here. A full queue is answered with 429.",
        List.of(
            setting(
                    LIMIT_BODY,
                    new WholeNumber(655_360, 1L << 32),
                    "Largest body of one request, which only NDJSON can reach.")
                .withDefault("67108864"),
            setting(
                    LIMIT_UNIT_TIMEOUT,
                    new Span(),
                    "Longest time for one record, invocation or NDJSON line to arrive.")
                .withDefault("30s"),
            setting(
                    LIMIT_IDLE_TIMEOUT,
                    new Span(),
                    "Longest silence of a client; more than clients and load balancers keep idle"
                        + " connections for.")
                .withDefault("75s"),
            setting(
                    LIMIT_SEGMENT_RECORDS,
                    new WholeNumber(1, 1_000),
                    "Most records of a tenant committed together; fewer where the store asks for"
                        + " fewer.")
                .withDefault("512"),
            setting(
                    LIMIT_SEGMENT_BYTES,
                    new WholeNumber(65_536, 1L << 26),
                    "Most bytes of them in canonical form; fewer where the store asks for fewer.")
                .withDefault("4194304"),
            setting(
                LIMIT_LINGER,
                new Span(),
                "How long a record waits for others to be committed with; default: what the store"
                    + " asks for, which is nothing on PostgreSQL and, since statements cost hundreds of"
                    + " milliseconds there, 200ms on Snowflake's hybrid tables and 500ms on its"
                    + " standard ones."),
            setting(
                    LIMIT_QUEUED_RECORDS,
                    new WholeNumber(1, 1_000_000),
                    "Most records of a tenant that wait to be committed.")
                .withDefault("8192"),
            setting(LIMIT_QUEUED_BYTES, new WholeNumber(655_360, 1L << 30), "Most bytes of them.")
                .withDefault("33554432"),
            setting(
                    LIMIT_DECISION,
                    new Span(),
                    "How long a writer waits for its answer before it is told 503.")
                .withDefault("10s"),
            setting(
                    LOG_REQUESTS,
                    new Choice(List.of("failures", "all")),
                    "Which requests get a line in the log: those answered with 500 or more, or"
                        + " every one.")
                .withDefault("failures")));
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
