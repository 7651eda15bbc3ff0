package com.claresia.hub.bootstrap.settings;

import com.claresia.hub.application.port.InvalidSettings.Problem;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.config.yaml.mp.YamlMpConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads the configuration: a YAML file, and above it system properties and the environment
 * (MicroProfile Config). Reports every bad key at once.
 */
public final class SettingsLoader {
  private static final String OWN = "hub.";
  private static final String OWN_ENVIRONMENT = "HUB_";
  private static final Set<String> OF_THE_SCRIPT = Set.of("HUB_JAVA_OPTS");

  private final Map<String, String> environment;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> values = new TreeMap<>();

  private SettingsLoader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Reads the environment alone. */
  public static LoadedSettings load(Map<String, String> environment) {
    return new SettingsLoader(environment).read(Optional.empty());
  }

  /** Reads {@code file} under an environment. */
  public static LoadedSettings load(Path file, Map<String, String> environment) {
    return new SettingsLoader(environment).read(Optional.of(file));
  }

  private LoadedSettings read(Optional<Path> file) {
    Optional<ConfigSource> fromFile = file.flatMap(this::yaml);
    Config config = config(fromFile);
    Set<String> fileKeys = fromFile.map(ConfigSource::getPropertyNames).orElse(Set.of());
    SettingsCatalogue.all().forEach(setting -> take(setting, config));
    String backend = values.getOrDefault(SettingsCatalogue.STORAGE_BACKEND, "");
    fileKeys.stream()
        .filter(key -> key.startsWith(OWN))
        .forEach(key -> check(key, backend, config));
    return new LoadedSettings(new HubSettings(values, config), problems, warnings());
  }

  private Config config(Optional<ConfigSource> file) {
    ConfigBuilder builder =
        ConfigProviderResolver.instance()
            .getBuilder()
            .withSources(MpConfigSources.systemProperties())
            .withSources(MpConfigSources.create("environment", overrides()))
            .addDiscoveredConverters();
    file.ifPresent(builder::withSources);
    return builder.build();
  }

  // Known keys are looked up under their own names, so that an empty variable counts as not set.
  private Map<String, String> overrides() {
    Map<String, String> overrides = new TreeMap<>();
    overrides.put("config_ordinal", "301");
    SettingsCatalogue.all().stream()
        .flatMap(setting -> keys(setting).stream())
        .forEach(key -> environmentValue(key).ifPresent(value -> overrides.put(key, value)));
    return overrides;
  }

  private Optional<String> environmentValue(String key) {
    return Optional.ofNullable(environment.get(Setting.environmentName(key)))
        .filter(value -> !value.isBlank());
  }

  private static List<String> keys(Setting setting) {
    return setting.isSecret() ? List.of(setting.key(), setting.fileKey()) : List.of(setting.key());
  }

  private Optional<ConfigSource> yaml(Path file) {
    if (!Files.isReadable(file)) {
      problems.add(
          new Problem("--config", "there is no readable file " + file, "name a YAML file"));
      return Optional.empty();
    }
    try {
      return Optional.of(YamlMpConfigSource.create(file));
    } catch (RuntimeException malformed) {
      problems.add(
          new Problem("--config", file + " is not YAML", "indent with spaces, one key a line"));
      return Optional.empty();
    }
  }

  private void take(Setting setting, Config config) {
    Optional<String> direct = value(config, setting.key());
    Optional<String> byFile =
        setting.isSecret() ? value(config, setting.fileKey()) : Optional.empty();
    if (direct.isPresent() && byFile.isPresent()) {
      problems.add(
          new Problem(
              setting.key(),
              "both it and " + setting.fileKey() + " are set",
              "keep " + setting.fileKey()));
    }
    direct
        .or(() -> byFile.flatMap(path -> secretIn(setting, path)))
        .or(setting::defaultValue)
        .ifPresent(value -> accept(setting, value));
  }

  private static Optional<String> value(Config config, String key) {
    return config
        .getOptionalValue(key, String.class)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> secretIn(Setting setting, String path) {
    try {
      return Optional.of(Files.readString(Path.of(path)).stripTrailing());
    } catch (IOException | RuntimeException unreadable) {
      problems.add(
          new Problem(
              setting.fileKey(),
              "the file cannot be read",
              "name a text file that the Hub may read"));
      return Optional.empty();
    }
  }

  private void accept(Setting setting, String value) {
    values.put(setting.key(), value);
    setting
        .type()
        .objection(value)
        .ifPresent(reason ->
            problems.add(
                new Problem(
                    setting.key(),
                    reason,
                    setting
                        .defaultValue()
                        .map(usual -> "leave it out for " + usual)
                        .orElse("give a " + setting.type().label()))));
  }

  // What an integrator's own store reads is known to that store alone.
  private void check(String key, String backend, Config config) {
    if (isKnown(key)) {
      return;
    }
    boolean ofOwnStore =
        !StoreSettings.BACKENDS.contains(backend) && key.startsWith("hub.storage." + backend + ".");
    if (ofOwnStore) {
      environmentValue(key).or(() -> value(config, key)).ifPresent(text -> values.put(key, text));
    } else {
      problems.add(new Problem(key, "there is no such setting", fix(key)));
    }
  }

  private static boolean isKnown(String key) {
    return allKeys().contains(key);
  }

  private static Set<String> allKeys() {
    Set<String> all = new TreeSet<>();
    SettingsCatalogue.all().forEach(setting -> all.addAll(keys(setting)));
    return all;
  }

  private static String fix(String key) {
    return NearestKey.of(key, allKeys())
        .map(nearest -> "did you mean " + nearest + "?")
        .orElse("./hub config list names them all");
  }

  // A container platform may put variables such as HUB_PORT there, so they cannot be errors.
  private List<String> warnings() {
    Set<String> known = new TreeSet<>(OF_THE_SCRIPT);
    allKeys().forEach(key -> known.add(Setting.environmentName(key)));
    return environment.keySet().stream()
        .filter(name -> name.startsWith(OWN_ENVIRONMENT) && !known.contains(name))
        .sorted()
        .flatMap(name -> NearestKey.of(name, known).map(near -> name + ": " + near).stream())
        .map(line ->
            "the environment sets "
                + line.replace(": ", ", which is no setting; did you mean ")
                + "?")
        .toList();
  }
}
