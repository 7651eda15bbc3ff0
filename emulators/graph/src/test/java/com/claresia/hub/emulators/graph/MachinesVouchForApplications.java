package com.claresia.hub.emulators.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.graph.directory.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs on a machine get tokens without a credential of their own. */
class MachinesVouchForApplications {
  private static final String HEADER = "known to this machine";

  private GraphEmulator emulator;

  @BeforeEach
  void start() {
    AppSettings managed =
        AppSettings.named(Service.APP)
            .managedBehind(HEADER)
            .granted(EmulatorSettings.SITE, Role.WRITE);
    emulator = GraphEmulator.start(EmulatorSettings.inMemory(managed));
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** The token that azure-identity gets in such an environment, shown to the API. */
  private int statusWith(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ManagedIdentityClient.class.getName(),
            Service.APP);
    builder.environment().putAll(environment);
    Process client = builder.redirectErrorStream(true).start();
    try (BufferedReader told = client.inputReader()) {
      String token =
          told.lines()
              .filter(line -> line.startsWith("token: "))
              .findFirst()
              .orElseThrow()
              .substring("token: ".length());
      String site = "/sites/" + EmulatorSettings.HOST + "%3A%2Fsites%2Frecords";
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(emulator.baseUrl() + site))
              .header("Authorization", "Bearer " + token);
      HttpResponse<byte[]> response = RawHttp.to(emulator).send(request);
      return response.statusCode();
    } finally {
      client.destroyForcibly();
    }
  }

  @Test
  void asAHostedServiceDoes() throws IOException {
    assertThat(
            statusWith(
                Map.of(
                    "IDENTITY_ENDPOINT",
                    emulator.origin() + "/msi/token",
                    "IDENTITY_HEADER",
                    HEADER)))
        .isEqualTo(200);
  }

  @Test
  void asAVirtualMachineDoes() throws IOException {
    assertThat(
            statusWith(Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", emulator.origin().toString())))
        .isEqualTo(200);
  }

  @Test
  void butNotToWhoeverDoesNotKnowTheHeader() {
    HttpResponse<byte[]> response =
        RawHttp.to(emulator)
            .send(
                HttpRequest.newBuilder(
                        emulator
                            .origin()
                            .resolve("/msi/token?resource=https://graph.microsoft.com"))
                    .header("X-IDENTITY-HEADER", "guessed"));
    assertThat(response.statusCode()).isEqualTo(400);
  }
}
