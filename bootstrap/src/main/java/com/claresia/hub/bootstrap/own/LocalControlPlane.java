package com.claresia.hub.bootstrap.own;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A control plane of this machine's own, on loopback and in a process of its own, with a database
 * of its own; all of it is thrown away with it. The process is told to end with this one.
 */
public final class LocalControlPlane implements AutoCloseable {
  /** The system property that names the control plane's jar; the script {@code hub} sets it. */
  public static final String JAR = "hub.control-plane.jar";

  private static final int STOP_SECONDS = 20;
  private static final Logger LOG = System.getLogger(LocalControlPlane.class.getName());

  private final Path directory;
  private final Process process;
  private final Thread atExit;
  private final JsonObject announced;
  private final Line line;

  private LocalControlPlane(Path directory, Process process, Thread atExit, JsonObject announced) {
    this.directory = directory;
    this.process = process;
    this.atExit = atExit;
    this.announced = announced;
    this.line = Line.to(announced.getInt("port"));
  }

  /** Whether there is one to start. */
  public static Optional<Path> jar() {
    return Optional.ofNullable(System.getProperty(JAR)).map(Path::of).filter(Files::isReadable);
  }

  /**
   * Starts one whose data lies in that directory.
   *
   * @throws StoreUnavailable if it does not start, with what it said
   */
  public static LocalControlPlane start(Path directory) {
    Path log = directory.resolve("control-plane.log");
    try {
      Files.createDirectories(directory);
      Process process =
          new ProcessBuilder(
                  command(List.of("serve", "--dev", "--port", "0", "--data", data(directory))))
              .redirectError(log.toFile())
              .start();
      Thread atExit = new Thread(process::destroy, "hub-control-plane-end");
      Runtime.getRuntime().addShutdownHook(atExit);
      return new LocalControlPlane(directory, process, atExit, announcement(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException("the control plane does not start", e);
    }
  }

  private static String data(Path directory) {
    return directory.resolve("data").toString();
  }

  private static List<String> command(List<String> arguments) {
    Path jar =
        jar()
            .orElseThrow(() ->
                new StoreUnavailable(
                    "there is no control plane to start: run ./hub demo, which builds it"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  private static JsonObject announcement(Process process, Path log) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String first = out.readLine();
    if (first == null) {
      throw new StoreUnavailable("the control plane did not start: " + Files.readString(log));
    }
    try (JsonReader reader = Json.createReader(new StringReader(first))) {
      return reader.readObject();
    }
  }

  /** Where a Hub reaches it: through a line that can be cut. */
  public String url() {
    return "https://localhost:" + line.port();
  }

  /** Where all that it keeps lies. */
  public Path directory() {
    return directory;
  }

  /** The line between the two. */
  public Line line() {
    return line;
  }

  /** The port on which it listens itself. */
  public int port() {
    return announced.getInt("port");
  }

  /** The key store of the certificate that it shows, for whoever takes its place. */
  public Path serverKeyStore() {
    return serverCertificate().resolveSibling("server.p12");
  }

  /** The file with that key store's passphrase. */
  public Path serverPassphrase() {
    return serverCertificate().resolveSibling("server-passphrase");
  }

  /** The certificate that it shows, for a Hub to trust. */
  public Path serverCertificate() {
    return Path.of(announced.getString("server_certificate"));
  }

  /** The file with its cosigner's public key. */
  public Path cosignerKey() {
    Path file = directory.resolve("cosigner.pub");
    try {
      return Files.writeString(file, announced.getJsonArray("cosigner_keys").getString(0) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers a tenant with its client's certificate and its log key, as an operator would. */
  public void register(TenantId tenant, Path certificate, VerifierKey logKey) {
    run(
        List.of(
            "tenant",
            "add",
            tenant.value(),
            "--endpoint",
            "https://hub." + tenant + ".example",
            "--region",
            "eu-south-1",
            "--mode",
            "C",
            "--certificate",
            certificate.toString(),
            "--log-key",
            logKey.format(),
            "--data",
            data(directory)));
  }

  private void run(List<String> arguments) {
    try {
      Process command = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
      String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (command.waitFor() != 0) {
        throw new StoreUnavailable("the control plane refused: " + said.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while the control plane was set up", e);
    }
  }

  @Override
  public void close() {
    line.close();
    process.destroy();
    forgetExit();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      LOG.log(Level.DEBUG, "the process is ending already", exiting);
    }
  }
}
