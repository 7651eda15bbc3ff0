package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateAdministration;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import com.claresia.hub.controlplane.tenants.Mode;
import com.claresia.hub.controlplane.tenants.Registration;
import com.claresia.hub.controlplane.tenants.Tenant;
import com.claresia.hub.controlplane.tenants.TenantAdministration;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a tenant. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Register a tenant with its certificates and log keys.",
      "Repeating it adds what is new and changes the endpoint and the mode; another region is refused,"
          + " since it is pinned for ever."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane tenant add dainese --endpoint https://hub.dainese.example --region eu-south-1 \\",
      "      --mode C --certificate client.pem --log-key hub.dainese.claresia.com+1a2b3c4d+AQ…",
    })
final class TenantAddCommand implements Callable<Integer> {
  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private final Printed printed = new Printed();

  @Parameters(
      paramLabel = "NAME",
      converter = TenantNames.class,
      description = "A DNS label, which never changes.")
  private TenantId name = new TenantId("none");

  @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Its Hub.")
  private URI endpoint = URI.create("");

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "Where its data lies, for ever: eu-south-1.")
  private String region = "";

  @Option(
      names = "--mode",
      required = true,
      paramLabel = "A|B|C",
      description = "A shared cloud, B dedicated cloud, C the customer's own.")
  private Mode mode = Mode.C;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "A client certificate that the customer issued, PEM or DER; repeatable.")
  private List<Path> certificates = new ArrayList<>();

  @Option(
      names = "--log-key",
      paramLabel = "VKEY",
      converter = VerifierKeys.class,
      description = "A verifier key of its log, as ./hub tenant add prints it; repeatable.")
  private List<VerifierKey> logKeys = new ArrayList<>();

  @Override
  public Integer call() {
    Tenant tenant = new Tenant(name, endpoint, region, mode);
    List<ClientCertificate> read = certificates.stream().map(ClientCertificate::read).toList();
    try (OpenStore open = store.open()) {
      return open.asOwner(owner -> register(owner, tenant, read));
    }
  }

  private int register(Database owner, Tenant tenant, List<ClientCertificate> read) {
    TenantAdministration tenants = new TenantAdministration(owner);
    CertificateAdministration certificatesOf = new CertificateAdministration(owner);
    List<Registration> outcomes = new ArrayList<>();
    outcomes.add(tenants.register(tenant));
    if (refusal(outcomes).isEmpty()) {
      read.forEach(one -> outcomes.add(certificatesOf.register(new Caller.OfTenant(name), one)));
      logKeys.forEach(key -> outcomes.add(tenants.trust(name, key)));
    }
    return printed.tell(refusal(outcomes).orElseGet(outcomes::getFirst), "tenant " + name);
  }

  private static Optional<Registration> refusal(List<Registration> outcomes) {
    return outcomes.stream().filter(Registration.Refused.class::isInstance).findFirst();
  }
}
