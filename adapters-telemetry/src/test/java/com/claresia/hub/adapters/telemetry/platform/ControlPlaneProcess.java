package com.claresia.hub.adapters.telemetry.platform;

import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real control plane in a process of its own, with a database of its own. The system property
 * {@code hub.control-plane.jar} names its jar.
 */
public final class ControlPlaneProcess implements AutoCloseable {
  private final Path directory;
  private final ChildProcess process;

  private ControlPlaneProcess(Path directory, ChildProcess process) {
    this.directory = directory;
    this.process = process;
  }

  /** Starts one; it is not ready yet. */
  static ControlPlaneProcess start(Path directory) {
    List<String> arguments = new ArrayList<>(jar());
    arguments.addAll(List.of("serve", "--dev", "--port", "0", "--data", data(directory)));
    return new ControlPlaneProcess(directory, ChildProcess.java(arguments, Map.of()));
  }

  private static List<String> jar() {
    return List.of(
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        System.getProperty("hub.control-plane.jar", "hub.control-plane.jar is not set"));
  }

  private static String data(Path directory) {
    return directory.resolve("data").toString();
  }

  private String announced(String pattern) {
    String line = process.await(0, each -> each.startsWith("{\"") && each.contains("\"url\""));
    Matcher found = Pattern.compile(pattern).matcher(line);
    if (!found.find()) {
      throw new AssertionError(pattern + " is not in " + line);
    }
    return found.group(1);
  }

  /** Where it is reached; waits until it is. */
  String url() {
    return "https://localhost:" + announced("\"port\":([0-9]+)");
  }

  /** The certificate that it shows. */
  Path serverCertificate() {
    return Path.of(announced("\"server_certificate\":\"([^\"]+)\""));
  }

  /** Its cosigner's public key. */
  VerifierKey cosigner() {
    return VerifierKey.parse(announced("\"cosigner_keys\":\\[\"([^\"]+)\"")).orThrow();
  }

  /** The file with it. */
  Path cosignerFile() {
    try {
      return Files.writeString(directory.resolve("cosigner.pub"), cosigner().format() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers a tenant, as an operator would. */
  void register(TenantId tenant, Path certificate, VerifierKey logKey) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jar());
    command.addAll(List.of("tenant", "add", tenant.value(), "--region", "eu-south-1"));
    command.addAll(List.of("--endpoint", "https://hub." + tenant + ".example", "--mode", "C"));
    command.addAll(List.of("--certificate", certificate.toString()));
    command.addAll(List.of("--log-key", logKey.format(), "--data", data(directory)));
    ChildProcess.run(command);
  }

  @Override
  public void close() {
    process.close();
  }
}
