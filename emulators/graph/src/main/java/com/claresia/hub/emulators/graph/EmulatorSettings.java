package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.limits.Budget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How an emulator is to run.
 *
 * @param tenant a GUID
 * @param host of the sites' addresses
 * @param sites their names; each begins with a library {@code Documents} and nothing else
 * @param applications that may ask
 * @param state directory in which it is kept; empty for one in memory
 * @param port on loopback; 0 for a free one
 * @param tls for HTTPS; empty for HTTP
 * @param budget of each application
 * @param threshold how many rows a query looks at most; the service's is 5,000
 * @param tokenValidity how long a token holds
 * @param clock that tokens and budgets go by
 */
public record EmulatorSettings(
    String tenant,
    String host,
    List<String> sites,
    List<AppSettings> applications,
    Optional<Path> state,
    int port,
    Optional<SSLContext> tls,
    Budget budget,
    int threshold,
    Duration tokenValidity,
    InstantSource clock) {

  /** The tenant of {@link #inMemory}. */
  public static final String TENANT = "11111111-2222-3333-4444-555555555555";

  /** The host of {@link #inMemory}. */
  public static final String HOST = "contoso.sharepoint.com";

  /** The site of {@link #inMemory}. */
  public static final String SITE = "records";

  private static final int THRESHOLD = 5_000;

  /** Checks the port and the threshold. */
  public EmulatorSettings {
    sites = List.copyOf(sites);
    applications = List.copyOf(applications);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a TCP port: " + port);
    }
    if (threshold < 1) {
      throw new IllegalArgumentException("not a threshold: " + threshold);
    }
  }

  /** An emulator over HTTP, of one site, without a budget, that forgets all when it is closed. */
  public static EmulatorSettings inMemory(AppSettings... applications) {
    return new EmulatorSettings(
        TENANT,
        HOST,
        List.of(SITE),
        List.of(applications),
        Optional.empty(),
        0,
        Optional.empty(),
        Budget.UNLIMITED,
        THRESHOLD,
        Duration.ofHours(1),
        InstantSource.system());
  }

  /** The same with one more application. */
  public EmulatorSettings with(AppSettings application) {
    List<AppSettings> more = new ArrayList<>(applications);
    more.add(application);
    return new EmulatorSettings(
        tenant, host, sites, more, state, port, tls, budget, threshold, tokenValidity, clock);
  }

  /** The same for another tenant, whose sites are on that host. */
  public EmulatorSettings ofTenant(String other, String itsHost) {
    return new EmulatorSettings(
        other,
        itsHost,
        sites,
        applications,
        state,
        port,
        tls,
        budget,
        threshold,
        tokenValidity,
        clock);
  }

  /** The same with those sites. */
  public EmulatorSettings withSites(String... names) {
    return new EmulatorSettings(
        tenant,
        host,
        List.of(names),
        applications,
        state,
        port,
        tls,
        budget,
        threshold,
        tokenValidity,
        clock);
  }

  /** The same with its state kept. */
  public EmulatorSettings keptIn(Path directory) {
    return new EmulatorSettings(
        tenant,
        host,
        sites,
        applications,
        Optional.of(directory),
        port,
        tls,
        budget,
        threshold,
        tokenValidity,
        clock);
  }

  /** The same on a fixed port. */
  public EmulatorSettings onPort(int fixed) {
    return new EmulatorSettings(
        tenant,
        host,
        sites,
        applications,
        state,
        fixed,
        tls,
        budget,
        threshold,
        tokenValidity,
        clock);
  }

  /** The same over HTTPS. */
  public EmulatorSettings overTls(SSLContext context) {
    return new EmulatorSettings(
        tenant,
        host,
        sites,
        applications,
        state,
        port,
        Optional.of(context),
        budget,
        threshold,
        tokenValidity,
        clock);
  }

  /** The same with a budget for each application. */
  public EmulatorSettings withBudget(Budget other) {
    return new EmulatorSettings(
        tenant,
        host,
        sites,
        applications,
        state,
        port,
        tls,
        other,
        threshold,
        tokenValidity,
        clock);
  }

  /** The same with another threshold: tests need not fill a list with 5,000 rows. */
  public EmulatorSettings withThreshold(int rows) {
    return new EmulatorSettings(
        tenant, host, sites, applications, state, port, tls, budget, rows, tokenValidity, clock);
  }

  /** The same with tokens that hold so long, by that clock. */
  public EmulatorSettings timed(Duration validity, InstantSource other) {
    return new EmulatorSettings(
        tenant, host, sites, applications, state, port, tls, budget, threshold, validity, other);
  }
}
