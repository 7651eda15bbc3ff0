package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.download;
import static com.claresia.hub.emulators.graph.Service.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** What an emulator answered is there after it was killed, and so are its tokens. */
class AKillLosesNothing {
  private static final int FILES = 50;

  @TempDir private Path directory;

  /** An emulator in a process of its own, over HTTP on a free port. */
  private Process start() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), Service.SECRET);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EmulatorCommand.class.getName(),
            "--secret",
            Service.ADMIN + "=" + secret,
            "--permission",
            Service.ADMIN + "=Sites.FullControl.All",
            "--data",
            directory.resolve("state").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static GraphServiceClient client(Process process, String token) throws IOException {
    BufferedReader told = process.inputReader();
    AccessToken held = new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
    TokenCredential credential = request -> Mono.just(held);
    return Service.client(URI.create(told.readLine()), credential);
  }

  /** Tokens are signed with a key that is kept with the state. */
  private String token() {
    try (GraphEmulator emulator =
        GraphEmulator.start(
            EmulatorSettings.inMemory(Service.administrator())
                .keptIn(directory.resolve("state")))) {
      return emulator.token(Service.ADMIN);
    }
  }

  private static String drive(GraphServiceClient client) {
    String site =
        Objects.requireNonNull(
            Objects.requireNonNull(
                    client.sites().bySiteId(EmulatorSettings.HOST + ":/sites/records").get())
                .getId());
    return Objects.requireNonNull(
        Objects.requireNonNull(
                client.sites().bySiteId(site).lists().byListId("Documents").drive().get())
            .getId());
  }

  @Test
  void ofWhatWasAnswered() throws Exception {
    String token = token();
    Process first = start();
    try {
      GraphServiceClient client = client(first, token);
      String drive = drive(client);
      for (int i = 0; i < FILES; i++) {
        put(client, drive, "log/" + i, "content " + i, "fail");
      }
      first.destroyForcibly().waitFor();
      assertThatThrownBy(() -> drive(client)).hasRootCauseInstanceOf(IOException.class);
    } finally {
      first.destroyForcibly();
    }

    Process second = start();
    try {
      GraphServiceClient client = client(second, token);
      String drive = drive(client);
      for (int i = 0; i < FILES; i++) {
        assertThat(download(client, drive, "log/" + i)).isEqualTo("content " + i);
      }
    } finally {
      second.destroyForcibly();
    }
  }
}
