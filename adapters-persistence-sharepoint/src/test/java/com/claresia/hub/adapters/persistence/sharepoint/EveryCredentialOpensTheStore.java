package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.emulators.graph.AppSettings;
import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.claresia.hub.emulators.graph.directory.FederatedCredential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With each credential that can be configured a record is appended and read. */
class EveryCredentialOpensTheStore {
  private static final String CLUSTER = "https://cluster.example.com";
  private static final String ACCOUNT = "system:serviceaccount:hub:hub";
  private static final String HEADER = "known to this machine";
  private static final Map<String, String> QUIET =
      Map.of("view-types", "none", "keep-interval", "3600");

  @TempDir Path directory;

  private static void takesARecord(
      UnaryOperator<AppSettings> shown, Map<String, String> credential) {
    try (LocalSite site = LocalSite.withService(shown);
        HubStore store = new SharePointStorageBackend().open(settings(site, credential))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      HubRecord record = tenant.append(1).getFirst();
      assertThat(store.read(tenant.id(), record.metadata().id()))
          .hasValueSatisfying(read -> assertThat(read.seq()).isZero());
      assertThat(site.emulator().requests().unitsOf(LocalSite.APP)).isPositive();
    }
  }

  private static StorageSettings settings(LocalSite site, Map<String, String> credential) {
    return StorageSettings.of(all(site, credential));
  }

  private static Map<String, String> all(LocalSite site, Map<String, String> credential) {
    Map<String, String> all = new HashMap<>(site.all(QUIET));
    all.remove("client-secret");
    all.putAll(credential);
    return all;
  }

  @Test
  void aClientSecret() {
    takesARecord(
        app -> app.withSecret("swordfish"),
        Map.of("credential", "secret", "client-secret", "swordfish"));
  }

  @Test
  void aCertificate() throws IOException {
    SelfSigned own = SelfSigned.named("hub");
    Path pem = Files.writeString(directory.resolve("hub.pem"), own.keyAndCertificatePem());
    takesARecord(
        app -> app.withCertificate(own.certificate()),
        Map.of("credential", "certificate", "certificate-file", pem.toString()));
  }

  @Test
  void aTokenOfTheClusterThatItRunsIn() throws IOException {
    SelfSigned cluster = SelfSigned.named("cluster");
    Path token = Files.writeString(directory.resolve("token"), clusterToken(cluster));
    takesARecord(
        app ->
            app.trusting(
                new FederatedCredential(CLUSTER, ACCOUNT, cluster.certificate().getPublicKey())),
        Map.of("credential", "workload-identity", "federated-token-file", token.toString()));
  }

  private static String clusterToken(SelfSigned cluster) {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"api://AzureADTokenExchange\",\"nbf\":%d,\"exp\":%d}"
            .formatted(CLUSTER, ACCOUNT, now, now + 600);
    String signed = encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(cluster.key());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The identity is found by the process's environment, so the store has one of its own. */
  @Test
  void theIdentityOfAHostedServiceOrAVirtualMachine() throws Exception {
    try (LocalSite site = LocalSite.withService(app -> app.managedBehind(HEADER));
        HubStore owners = owners(site)) {
      String origin = site.emulator().origin().toString();
      takesARecordInAProcess(
          site,
          TestTenant.addedTo(site, owners),
          Map.of("IDENTITY_ENDPOINT", origin + "/msi/token", "IDENTITY_HEADER", HEADER));
      takesARecordInAProcess(
          site,
          TestTenant.addedTo(site, owners),
          Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", origin));
    }
  }

  private static HubStore owners(LocalSite site) {
    return new SharePointStorageBackend()
        .open(
            settings(
                site,
                Map.of(
                    "dsn",
                    site.dsn().replace(LocalSite.APP, LocalSite.OWNER),
                    "client-secret",
                    LocalSite.SECRET)));
  }

  private static void takesARecordInAProcess(
      LocalSite site, TestTenant tenant, Map<String, String> environment) throws Exception {
    Map<String, String> settings = all(site, Map.of("credential", "managed-identity"));
    try (StoreProcess store = StoreProcess.appending(1, tenant.id(), settings, environment)) {
      assertThat(store.appended()).isEqualTo(1);
    }
    assertThat(tenant.places()).hasSize(1);
  }
}
