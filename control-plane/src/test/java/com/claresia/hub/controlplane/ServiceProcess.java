package com.claresia.hub.controlplane;

import com.claresia.hub.controlplane.cli.Main;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** {@code serve --dev} in a process of its own, as a demo runs it. */
final class ServiceProcess implements AutoCloseable {
  private final Process process;
  private final JsonObject announced;

  private ServiceProcess(Process process, JsonObject announced) {
    this.process = process;
    this.announced = announced;
  }

  static ServiceProcess start(Path data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--dev", "--port", "0", "--data", data.toString()));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(Redirect.appendTo(data.resolveSibling("service.log").toFile()))
              .start();
      return new ServiceProcess(process, announcement(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject announcement(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IllegalStateException("the service did not start");
    }
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  URI uri() {
    return URI.create(announced.getString("url"));
  }

  JsonObject announced() {
    return announced;
  }

  X509Certificate certificate() {
    Path file = Path.of(announced.getString("server_certificate"));
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Ends it in order; answers its exit status. */
  int stop() {
    process.destroy();
    return await();
  }

  private int await() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
