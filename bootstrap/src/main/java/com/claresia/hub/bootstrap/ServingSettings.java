package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.web.WebSettings;
import com.claresia.hub.adapters.web.WebSettings.KeySource;
import com.claresia.hub.adapters.web.WebSettings.Tokens;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.application.port.SegmentLimits;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the parts of the Hub are told of the settings. */
public final class ServingSettings {
  private ServingSettings() {}

  /**
   * Refuses settings with which nobody could be served.
   *
   * @throws InvalidSettings naming all that is missing at once
   */
  public static void check(HubSettings settings) {
    List<Problem> missing = new ArrayList<>();
    require(settings, SettingsCatalogue.JWT_ISSUER, "name the issuer of tokens", missing);
    require(settings, SettingsCatalogue.JWT_AUDIENCES, "name the Hub's audience", missing);
    if (settings.text(SettingsCatalogue.JWT_KEY_TEXT).isEmpty()) {
      require(settings, SettingsCatalogue.JWT_KEY, "say where the issuer's key lies", missing);
    }
    missing.addAll(missingKeys(settings));
    if (!missing.isEmpty()) {
      throw new InvalidSettings(missing);
    }
  }

  private static void require(HubSettings settings, String key, String fix, List<Problem> missing) {
    if (settings.text(key).isEmpty()) {
      missing.add(new Problem(key, "it is not set", fix + ", or try ./hub serve --dev"));
    }
  }

  /**
   * Refuses log keys that would lie unprotected.
   *
   * @throws InvalidSettings where no passphrase is named
   */
  public static void checkKeys(HubSettings settings) {
    List<Problem> missing = missingKeys(settings);
    if (!missing.isEmpty()) {
      throw new InvalidSettings(missing);
    }
  }

  private static List<Problem> missingKeys(HubSettings settings) {
    boolean named =
        settings.text(SettingsCatalogue.KEYS_PASSPHRASE_FILE).isPresent()
            || settings.text(SettingsCatalogue.KEYS_PASSPHRASE_VARIABLE).isPresent();
    return named
        ? List.of()
        : List.of(
            new Problem(
                SettingsCatalogue.KEYS_PASSPHRASE_FILE,
                "it is not set",
                "name a file with the passphrase of the log keys"));
  }

  /** What the web side is told. The issuer, its key and the audience have to be set. */
  static WebSettings web(HubSettings settings) {
    KeySource keys =
        settings
            .text(SettingsCatalogue.JWT_KEY_TEXT)
            .<KeySource>map(KeySource.Text::new)
            .orElseGet(() -> new KeySource.Location(settings.require(SettingsCatalogue.JWT_KEY)));
    Tokens tokens =
        new Tokens(
            settings.require(SettingsCatalogue.JWT_ISSUER),
            words(settings.require(SettingsCatalogue.JWT_AUDIENCES)),
            keys,
            settings.require(SettingsCatalogue.TENANT_CLAIM),
            Duration.ofSeconds(settings.number(SettingsCatalogue.JWT_CLOCK_SKEW)));
    return web(settings, tokens);
  }

  /** The same with other tokens. */
  static WebSettings web(HubSettings settings, Tokens tokens) {
    WebSettings.Limits usual = WebSettings.Limits.defaults();
    WebSettings.Limits limits =
        new WebSettings.Limits(
            usual.unitBytes(),
            Long.parseLong(settings.require(SettingsCatalogue.LIMIT_BODY)),
            settings.duration(SettingsCatalogue.LIMIT_UNIT_TIMEOUT),
            settings.duration(SettingsCatalogue.LIMIT_IDLE_TIMEOUT),
            usual.ndjsonUnits(),
            usual.ndjsonBytes(),
            usual.cachedTokens());
    String log = settings.require(SettingsCatalogue.LOG_REQUESTS).toUpperCase(Locale.ROOT);
    return new WebSettings(tokens, limits, WebSettings.RequestLog.valueOf(log));
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What taking in is told: no larger segments than the store takes, and its linger or ours. */
  public static AppendSettings append(HubSettings settings, SegmentLimits ofStore) {
    Duration linger =
        settings
            .text(SettingsCatalogue.LIMIT_LINGER)
            .map(set -> settings.duration(SettingsCatalogue.LIMIT_LINGER))
            .orElseGet(ofStore::linger);
    return configured(settings).within(ofStore).lingering(linger);
  }

  private static AppendSettings configured(HubSettings settings) {
    AppendSettings usual = AppendSettings.defaults();
    return new AppendSettings(
        settings.number(SettingsCatalogue.LIMIT_SEGMENT_RECORDS),
        settings.number(SettingsCatalogue.LIMIT_SEGMENT_BYTES),
        settings.number(SettingsCatalogue.LIMIT_QUEUED_RECORDS),
        settings.number(SettingsCatalogue.LIMIT_QUEUED_BYTES),
        settings.duration(SettingsCatalogue.LIMIT_DECISION),
        usual.retryAfter(),
        usual.firstBackOff(),
        usual.lastBackOff());
  }

  /** How log keys are protected; as for development where nothing is set. */
  public static KeyProtection keyProtection(HubSettings settings) {
    return settings
        .path(SettingsCatalogue.KEYS_PASSPHRASE_FILE)
        .<KeyProtection>map(KeyProtection.PassphraseFile::new)
        .or(() ->
            settings
                .text(SettingsCatalogue.KEYS_PASSPHRASE_VARIABLE)
                .map(KeyProtection.Variable::new))
        .orElseGet(KeyProtection.NoneForDevelopment::new);
  }

  /** Where checkpoints are also kept. */
  static CheckpointMirror mirror(HubSettings settings) {
    return settings
        .path(SettingsCatalogue.CHECKPOINT_MIRROR)
        .<CheckpointMirror>map(DirectoryCheckpointMirror::new)
        .orElseGet(CheckpointMirror::none);
  }
}
