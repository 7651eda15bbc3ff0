package com.claresia.hub.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsExplainThemselves {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "migrate",
        "provision",
        "doctor",
        "tenant",
        "tenant add",
        "copy",
        "recover",
        "egress",
        "egress replay",
        "canonicalize",
        "config",
        "config validate",
        "config list"
      })
  void helpHasExamples(String command) {
    assertThat(run("", (command + " --help").split(" "))).isZero();
    assertThat(out()).contains("Examples").contains("./hub " + command);
  }

  @Test
  void anUnknownOptionIsAMatterOfUsage() {
    assertThat(run("", "demo", "--colour")).isEqualTo(ExitStatus.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("--colour");
  }

  @Test
  void aStoreThatTheDemoDoesNotHaveIsAMatterOfUsage() {
    assertThat(run("", "demo", "--backend", "oracle")).isEqualTo(ExitStatus.USAGE);
    assertThat(err()).contains("postgres");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provision", "doctor"})
  void aStoreThatIsNotThereIsAMatterOfUsage(String command) {
    assertThat(run("", command, "sharepiont")).isEqualTo(ExitStatus.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("'sharepiont'").contains("postgres, sharepoint, snowflake");
  }

  @Test
  void whatAStoreLacksIsToldByItsWholeKey() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("hub.yaml"),
            "hub.storage.sharepoint.dsn: sharepoint://contoso.sharepoint.com/sites/records\n");

    assertThat(run("", "provision", "sharepoint", "--config", file.toString()))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(err())
        .contains("hub.storage.sharepoint.owner-credential: ", "set owner-client")
        .contains("hub.storage.sharepoint.tenant: ");
  }

  @Test
  void canonicalFormGoesOutByteForByte() {
    assertThat(run("{\"b\":2, \"a\":1.0}", "canonicalize")).isZero();
    assertThat(out()).isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void whatHasNoCanonicalFormIsAFinding() {
    assertThat(run("{\"b\":2, \"b\":1}", "canonicalize")).isEqualTo(ExitStatus.FINDINGS);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("/b");
  }

  @Test
  void serveNamesEverySettingThatItLacks() {
    assertThat(run("", "serve")).isEqualTo(ExitStatus.USAGE);
    assertThat(err())
        .contains("mp.jwt.verify.issuer")
        .contains("mp.jwt.verify.audiences")
        .contains("mp.jwt.verify.publickey.location")
        .contains("hub.keys.passphrase-file");
  }

  @Test
  void badSettingsStopACommandWithTheirReasons() throws Exception {
    Path file = Files.writeString(directory.resolve("hub.yaml"), "hub:\n  server:\n    prot: 1\n");

    assertThat(run("", "serve", "--config", file.toString())).isEqualTo(ExitStatus.USAGE);
    assertThat(err()).contains("hub.server.prot").contains("did you mean hub.server.port?");
    assertThat(run("", "config", "validate", "-o", "json", "--config", file.toString()))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(out()).contains("\"valid\":false");
  }

  private int run(String input, String... arguments) {
    return HubCommand.run(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new Terminal(print(out), print(err), Set.of()),
        arguments);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
