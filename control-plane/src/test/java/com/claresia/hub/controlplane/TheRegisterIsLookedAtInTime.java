package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.controlplane.store.Credentials;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.DatabaseAddress;
import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateAdministration;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TheRegisterIsLookedAtInTime {
  private final IssuedCertificate issued = IssuedCertificate.valid("looked-at");
  private final ClientCertificate certificate = ClientCertificate.of(issued.certificate());
  private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.now());
  private final InstantSource settable = wall::get;

  private CertificateRegistry over(Database database) {
    return new CertificateRegistry(database, settable.withZone(ZoneOffset.UTC));
  }

  /** Each attempt takes two seconds; one after the other they would take forty. */
  @Test
  void ofTwentyWhoComeWhileTheStoreIsAwayNobodyWaitsForTheOthersAttempts() throws Exception {
    DatabaseAddress nowhere = DatabaseAddress.parse("postgres://127.0.0.1:1/nothing");
    try (Database away =
            Database.open(nowhere, new Credentials("nobody", ""), Database.Use.REGISTRY);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CertificateRegistry registry = over(away);
      long start = System.nanoTime();
      Callable<Optional<Caller>> asking = () -> registry.caller(certificate);
      for (Future<?> answer : threads.invokeAll(Collections.nCopies(20, asking))) {
        assertThatThrownBy(answer::get).cause().isInstanceOf(StoreUnavailable.class);
      }
      assertThatThrownBy(asking::call).isInstanceOf(StoreUnavailable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyIn() {
    TestService service = TestService.shared();
    TenantId tenant = service.tenant().id();
    service.register(new Caller.OfTenant(tenant), issued);
    try (Database database =
        Database.open(
            service.provisioning().address(),
            service.provisioning().service(),
            Database.Use.REGISTRY)) {
      CertificateRegistry registry = over(database);
      assertThat(registry.caller(certificate)).contains(new Caller.OfTenant(tenant));
      wall.updateAndGet(now -> now.minusSeconds(600));
      new CertificateAdministration(service.owner()).revoke(certificate.fingerprint());
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (registry.caller(certificate).isPresent() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(registry.caller(certificate)).isEmpty();
    }
  }
}
