package com.claresia.hub.emulators.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator as a process of its own. */
@Command(
    name = "snowflake-emulator",
    mixinStandardHelpOptions = true,
    version = "snowflake-emulator 0.1.0",
    description =
        "A local server that the Snowflake JDBC driver takes for the service. It listens on loopback only, until it is stopped.",
    footerHeading = "%nExamples%n",
    footer = {
      "  snowflake-emulator --user ADMIN=admin.password --port 8443",
      "  snowflake-emulator --user ADMIN=admin.pub.pem --data data/snowflake --tls server.p12 --tls-password-file p12.password",
    })
public final class EmulatorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--port", paramLabel = "PORT", description = "A free one if left out.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the state is kept; in memory if left out.")
  private @Nullable Path data;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "The account's name (default: ${DEFAULT-VALUE}).")
  private String account = EmulatorSettings.ACCOUNT;

  @Option(
      names = "--user",
      paramLabel = "NAME=FILE",
      required = true,
      description =
          "A user, and a file with the password or, named *.pem, an RSA public key. The first one has ACCOUNTADMIN.")
  private Map<String, Path> users = Map.of();

  @Option(names = "--no-hybrid-tables", description = "An account without them.")
  private boolean noHybridTables;

  @Option(
      names = "--tls",
      paramLabel = "KEYSTORE",
      description = "HTTPS with the key in this PKCS#12 file.")
  private @Nullable Path tls;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "The key store's password.")
  private @Nullable Path tlsPasswordFile;

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** For picocli, and for tests that start it in their own process. */
  EmulatorCommand() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new EmulatorCommand()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (SnowflakeEmulator emulator = SnowflakeEmulator.start(settings())) {
      commandLine()
          .getOut()
          .println(emulator.jdbcUrl() + "?account=" + account + (tls == null ? "&ssl=off" : ""));
      commandLine().getOut().flush();
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "snowflake-emulator-stop"));
      stopped.await();
    }
    return 0;
  }

  /** Lets it end. */
  void stop() {
    stopped.countDown();
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("not run by a command line");
    }
    return spec.commandLine();
  }

  private EmulatorSettings settings() {
    EmulatorSettings settings = null;
    for (Map.Entry<String, Path> entry : users.entrySet()) {
      UserSettings user = user(entry.getKey(), entry.getValue());
      settings = settings == null ? EmulatorSettings.inMemory(user) : settings.with(user);
    }
    if (settings == null) {
      throw new ParameterException(commandLine(), "an account needs a --user");
    }
    settings = settings.named(account).onPort(port);
    if (noHybridTables) {
      settings = settings.withoutHybridTables();
    }
    if (data != null) {
      settings = settings.keptIn(data);
    }
    return tls == null ? settings : settings.overTls(tls(tls));
  }

  private UserSettings user(String name, Path file) {
    try {
      String content = Files.readString(file).strip();
      return file.toString().endsWith(".pem")
          ? UserSettings.withPublicKey(name, key(content))
          : UserSettings.withPassword(name, content);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new ParameterException(
          commandLine(), "cannot read the password or key of " + name + " in " + file, e);
    }
  }

  private static PublicKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private SSLContext tls(Path keyStore) {
    try (InputStream in = Files.newInputStream(keyStore)) {
      char[] password =
          tlsPasswordFile == null
              ? new char[0]
              : Files.readString(tlsPasswordFile).strip().toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ParameterException(commandLine(), "cannot use the key in " + keyStore, e);
    }
  }
}
