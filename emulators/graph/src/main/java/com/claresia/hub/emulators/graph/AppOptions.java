package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.directory.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which applications there are, what they show, and what they may do. */
final class AppOptions {
  @Option(
      names = "--secret",
      paramLabel = "CLIENT=FILE",
      description = "An application, and a file with its secret.")
  private Map<String, Path> secrets = Map.of();

  @Option(
      names = "--certificate",
      paramLabel = "CLIENT=PEM",
      description = "An application, and a file with the certificate that it signs for.")
  private Map<String, Path> certificates = Map.of();

  @Option(
      names = "--managed-identity",
      paramLabel = "CLIENT=FILE",
      description =
          "An application that this machine vouches for, and a file with the header that /msi/token asks for.")
  private Map<String, Path> managed = Map.of();

  @Option(
      names = "--grant",
      paramLabel = "CLIENT=SITE:ROLE",
      description =
          "Sites.Selected, and a role on a site: read, write, manage or owner. May be repeated.")
  private List<String> grants = List.of();

  @Option(
      names = "--permission",
      paramLabel = "CLIENT=NAME",
      description = "A permission for the whole tenant, as Sites.FullControl.All. May be repeated.")
  private List<String> permissions = List.of();

  AppSettings[] settings(CommandLine commandLine) {
    Map<String, AppSettings> apps = new LinkedHashMap<>();
    secrets.forEach(
        (client, file) -> change(apps, client, app -> app.withSecret(text(commandLine, file))));
    certificates.forEach((client, file) ->
        change(apps, client, app -> app.withCertificate(certificate(commandLine, file))));
    managed.forEach(
        (client, file) -> change(apps, client, app -> app.managedBehind(text(commandLine, file))));
    for (String permission : permissions) {
      change(
          apps, before(commandLine, permission, '='), app -> app.permitted(after(permission, '=')));
    }
    for (String grant : grants) {
      String what = after(grant, '=');
      String site = before(commandLine, what, ':');
      change(
          apps,
          before(commandLine, grant, '='),
          app -> app.granted(site, role(commandLine, after(what, ':'))));
    }
    return apps.values().toArray(AppSettings[]::new);
  }

  private static void change(
      Map<String, AppSettings> apps, String client, UnaryOperator<AppSettings> change) {
    apps.put(client, change.apply(apps.getOrDefault(client, AppSettings.named(client))));
  }

  private static String before(CommandLine commandLine, String text, char separator) {
    int at = text.indexOf(separator);
    if (at < 1) {
      throw new ParameterException(
          commandLine,
          "'"
              + text
              + "' lacks '"
              + separator
              + "': --grant takes CLIENT=SITE:ROLE, --permission CLIENT=NAME");
    }
    return text.substring(0, at);
  }

  private static String after(String text, char separator) {
    return text.substring(text.indexOf(separator) + 1);
  }

  private static Role role(CommandLine commandLine, String text) {
    try {
      return Role.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          commandLine, "'" + text + "' is no role: --grant takes read, write, manage or owner", e);
    }
  }

  private static String text(CommandLine commandLine, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ParameterException(commandLine, "cannot read the credential in " + file, e);
    }
  }

  private static X509Certificate certificate(CommandLine commandLine, Path file) {
    String pem = text(commandLine, file);
    int begin = Math.max(0, pem.indexOf("-----BEGIN CERTIFICATE"));
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(
                      pem.substring(begin).getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new ParameterException(commandLine, "cannot read the certificate in " + file, e);
    }
  }
}
