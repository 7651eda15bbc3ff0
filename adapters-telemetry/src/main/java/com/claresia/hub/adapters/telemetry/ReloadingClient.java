package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;

/**
 * An HTTP client with the certificate that lies on disk now: a new client, and so new connections,
 * once a file has changed. A file that cannot be read, such as one that is half written, leaves the
 * old client in use for as long as its certificate is valid. Thread-safe.
 */
final class ReloadingClient implements AutoCloseable {
  private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
  private static final Logger LOG = System.getLogger(ReloadingClient.class.getName());

  private final ControlPlaneSettings settings;
  private final TenantId tenant;
  private final LongSupplier nanoTime;
  private Optional<Loaded> loaded = Optional.empty();
  private long lookedAt;
  private boolean warned;

  private record Loaded(HttpClient client, List<FileTime> stamps, Instant expires) {}

  ReloadingClient(ControlPlaneSettings settings, TenantId tenant) {
    this(settings, tenant, System::nanoTime);
  }

  /** The same by another clock. */
  ReloadingClient(ControlPlaneSettings settings, TenantId tenant, LongSupplier nanoTime) {
    this.settings = settings;
    this.tenant = tenant;
    this.nanoTime = nanoTime;
  }

  /**
   * The client to use for the next request.
   *
   * @throws ControlPlaneUnavailable if the files cannot be used
   */
  synchronized HttpClient get() {
    if (loaded.isPresent() && nanoTime.getAsLong() - lookedAt < LOOK_EVERY_NANOS) {
      return loaded.get().client();
    }
    lookedAt = nanoTime.getAsLong();
    try {
      reload();
    } catch (ControlPlaneUnavailable e) {
      goOnWithTheOld(e);
    }
    return loaded.orElseThrow().client();
  }

  private void reload() {
    List<FileTime> stamps = stamps();
    if (loaded.isEmpty() || !loaded.get().stamps().equals(stamps)) {
      Loaded fresh = load(stamps);
      loaded.ifPresent(old -> old.client().shutdown());
      loaded = Optional.of(fresh);
    }
    warned = false;
  }

  private void goOnWithTheOld(ControlPlaneUnavailable why) {
    if (loaded.filter(old -> old.expires().isAfter(Instant.now())).isEmpty()) {
      throw why;
    }
    if (!warned) {
      LOG.log(Level.WARNING, "the old certificate stays in use: {0}", why.getMessage());
      warned = true;
    }
  }

  private List<FileTime> stamps() {
    List<FileTime> stamps = new ArrayList<>();
    stamps.add(stamp(settings.keyStore()));
    settings.trust().map(ReloadingClient::stamp).ifPresent(stamps::add);
    return stamps;
  }

  private static FileTime stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new ControlPlaneUnavailable("the file " + file + " cannot be read", e);
    }
  }

  private Loaded load(List<FileTime> stamps) {
    TlsMaterial material = TlsMaterial.read(settings, tenant);
    SSLParameters only13 = new SSLParameters();
    only13.setProtocols(new String[] {"TLSv1.3"});
    only13.setEndpointIdentificationAlgorithm("HTTPS");
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(material.context())
            .sslParameters(only13)
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new Loaded(client, stamps, material.expires());
  }

  /** When the client's certificate ends, as far as it was loaded. */
  synchronized Optional<Instant> certificateExpires() {
    return loaded.map(Loaded::expires);
  }

  @Override
  public synchronized void close() {
    loaded.ifPresent(each -> each.client().shutdownNow());
    loaded = Optional.empty();
  }
}
