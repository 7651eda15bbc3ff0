package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.EnvelopeFeedBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The settings of a function: those of the Hub, by the names that they have in its environment, and
 * {@code HUB_RELAY_BUDGET}.
 *
 * @param backend the store's
 * @param storage what it is opened with
 * @param controlPlane where to send
 * @param cosigners whose cosignatures are believed
 * @param egressDirectory where what left is kept
 * @param egressRetention how long
 * @param budget how long a call works at the most
 */
record FunctionSettings(
    EnvelopeFeedBackend backend,
    StorageSettings storage,
    ControlPlaneSettings controlPlane,
    List<NoteVerifier> cosigners,
    Path egressDirectory,
    Duration egressRetention,
    Duration budget) {
  private static final String BACKEND = "hub.storage.backend";
  private static final String URL = "hub.control-plane.url";
  private static final String KEYSTORE = "hub.control-plane.keystore";
  private static final String PASSPHRASE = "hub.control-plane.keystore-passphrase";
  private static final String TRUST = "hub.control-plane.trust";
  private static final String COSIGNERS = "hub.control-plane.cosigner-keys";
  private static final String TIMEOUT = "hub.control-plane.timeout";
  private static final String EGRESS = "hub.egress.dir";
  private static final String RETENTION = "hub.egress.retention";
  private static final String BUDGET = "hub.relay.budget";

  private static final URI NOWHERE = URI.create("https://nowhere.invalid");

  /** An answer may take six times as long as a connection, and the store has its own patience. */
  private static final int ANSWERS_AS_LONG_AS_CONNECTIONS = 7;

  /** Copies the list. */
  FunctionSettings {
    cosigners = List.copyOf(cosigners);
  }

  static FunctionSettings of(
      Map<String, String> environment, Function<String, Parsed<NoteVerifier>> cosignerKeys) {
    Environment given = new Environment(environment);
    FunctionSettings settings =
        new FunctionSettings(
            backend(given),
            given.storage(given.text(BACKEND).orElse("postgres")),
            controlPlane(given),
            cosigners(given, cosignerKeys),
            given.path(
                EGRESS,
                "name a directory that outlasts the function: what cannot be kept"
                    + " does not leave"),
            given.duration(RETENTION, Duration.ofDays(30)),
            given.duration(BUDGET, Duration.ofSeconds(45)));
    given.refuseIfAny();
    return settings;
  }

  private static EnvelopeFeedBackend backend(Environment given) {
    String name = given.text(BACKEND).orElse("postgres");
    return ServiceLoader.load(EnvelopeFeedBackend.class, FunctionSettings.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseGet(() -> {
          given.add(BACKEND, "no store of that name is packaged here", "leave it out for postgres");
          return new NoBackend();
        });
  }

  /** In place of one that was not found, until that is reported. */
  private record NoBackend() implements EnvelopeFeedBackend {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public EnvelopeFeed open(StorageSettings settings) {
      throw new IllegalStateException("there is no store");
    }
  }

  private static ControlPlaneSettings controlPlane(Environment given) {
    return new ControlPlaneSettings(
        endpoint(given),
        given.path(KEYSTORE, "name the client's PKCS#12 file"),
        given.secret(PASSPHRASE).orElse(""),
        given.text(TRUST).map(Path::of),
        given.duration(TIMEOUT, Duration.ofSeconds(5)));
  }

  private static URI endpoint(Environment given) {
    Optional<URI> endpoint =
        uri(given.text(URL).orElse(""))
            .filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null);
    if (endpoint.isEmpty()) {
      given.add(URL, "it is no address behind TLS", "write https://host[:port]");
    }
    return endpoint.orElse(NOWHERE);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notAUri) {
      return Optional.empty();
    }
  }

  private static List<NoteVerifier> cosigners(
      Environment given, Function<String, Parsed<NoteVerifier>> keys) {
    List<NoteVerifier> read =
        Arrays.stream(given.text(COSIGNERS).orElse("").split(",", -1))
            .filter(file -> !file.isBlank())
            .flatMap(file -> cosigner(given, file.strip(), keys).stream())
            .toList();
    if (read.isEmpty()) {
      given.add(COSIGNERS, "it names no key", "name files with the cosigner's public keys");
    }
    return read;
  }

  private static Optional<NoteVerifier> cosigner(
      Environment given, String file, Function<String, Parsed<NoteVerifier>> keys) {
    Optional<Parsed<NoteVerifier>> key = given.file(COSIGNERS, file).map(keys);
    if (key.isPresent() && key.get() instanceof Parsed.Malformed<NoteVerifier>(String reason)) {
      given.add(COSIGNERS, file + ": " + reason, "name PEM files or verifier keys");
    }
    return key.flatMap(Parsed::ok);
  }

  EnvelopeFeed openFeed() {
    return backend.open(storage);
  }

  /** How long a call may begin requests, if the platform ends it after {@code left}. */
  Duration budgetOf(Duration left) {
    Duration most = left.minus(controlPlane.timeout().multipliedBy(ANSWERS_AS_LONG_AS_CONNECTIONS));
    Duration own = most.compareTo(budget) < 0 ? most : budget;
    return own.isPositive() ? own : Duration.ofSeconds(1);
  }
}
