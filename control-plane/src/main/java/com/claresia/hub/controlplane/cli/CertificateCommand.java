package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateAdministration;
import com.claresia.hub.controlplane.tenants.CertificateAdministration.Registered;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What can be done with client certificates. */
@Command(
    name = "certificate",
    mixinStandardHelpOptions = true,
    description = "Add, revoke and list client certificates; each counts within two seconds.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane tenant certificate add dainese next.pem",
      "  ./hub control-plane tenant certificate list",
      "  ./hub control-plane tenant certificate revoke 5e88…  (the SHA-256 that list shows, or a file)",
    })
final class CertificateCommand {
  private static final String STORE_FOOTER = "  ./hub control-plane tenant certificate ";

  private CertificateCommand() {}

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Register one more certificate of a tenant.",
      footerHeading = "%nExamples%n",
      footer = STORE_FOOTER + "add dainese next.pem")
  int add(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "NAME", converter = TenantNames.class) TenantId tenant,
      @Parameters(paramLabel = "FILE") Path file) {
    ClientCertificate certificate = ClientCertificate.read(file);
    try (OpenStore open = store.open()) {
      return printed.tell(
          open.asOwner(owner ->
              new CertificateAdministration(owner)
                  .register(new Caller.OfTenant(tenant), certificate)),
          "certificate " + certificate.fingerprint());
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revoke a certificate for good, whoever's it is.",
      footerHeading = "%nExamples%n",
      footer = STORE_FOOTER + "revoke old.pem")
  int revoke(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "FILE|SHA256") String certificate) {
    Hash fingerprint =
        Hash.parseHex(certificate)
            .orElseGet(() -> ClientCertificate.read(Path.of(certificate)).fingerprint());
    try (OpenStore open = store.open()) {
      return printed.tell(
          open.asOwner(owner -> new CertificateAdministration(owner).revoke(fingerprint)),
          "revoking " + fingerprint);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List all certificates, operators' too.",
      footerHeading = "%nExamples%n",
      footer = STORE_FOOTER + "list")
  int list(@Mixin StoreOptions store, @Mixin Printed printed) {
    try (OpenStore open = store.open()) {
      open.asOwner(owner -> new CertificateAdministration(owner).certificates())
          .forEach(one -> print(printed, one));
    }
    return ExitStatus.OK;
  }

  private static void print(Printed printed, Registered one) {
    String whose =
        switch (one.caller()) {
          case Caller.OfTenant(TenantId tenant) -> tenant.value();
          case Caller.Operator() -> "(operator)";
        };
    String until = one.certificate().x509().getNotAfter().toInstant().toString();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("sha256", one.certificate().fingerprint().hex())
            .add("of", whose)
            .add("valid_until", until);
    one.revokedAt().ifPresent(at -> json.add("revoked_at", at));
    printed.data(
        one.certificate().fingerprint()
            + "  "
            + whose
            + "  until "
            + until
            + one.revokedAt().map(at -> "  revoked " + at).orElse(""),
        json.build());
  }
}
