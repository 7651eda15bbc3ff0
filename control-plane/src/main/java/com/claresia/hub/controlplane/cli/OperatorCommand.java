package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateAdministration;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What can be done with operators. */
@Command(
    name = "operator",
    mixinStandardHelpOptions = true,
    description = "Register who reads the usage of all tenants, such as the Command Center.",
    footerHeading = "%nExamples%n",
    footer = "  ./hub control-plane operator add --certificate command-center.pem")
final class OperatorCommand {
  private OperatorCommand() {}

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Register an operator's client certificate.",
      footerHeading = "%nExamples%n",
      footer = "  ./hub control-plane operator add --certificate command-center.pem")
  int add(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Option(names = "--certificate", required = true, paramLabel = "FILE") Path file) {
    ClientCertificate certificate = ClientCertificate.read(file);
    try (OpenStore open = store.open()) {
      return printed.tell(
          open.asOwner(owner ->
              new CertificateAdministration(owner).register(new Caller.Operator(), certificate)),
          "operator " + certificate.fingerprint());
    }
  }
}
