package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.AlarmCount;
import com.claresia.hub.controlplane.intake.Intake;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.usage.UsageQueries;
import com.claresia.hub.controlplane.witness.Witness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the service that this process runs to the resources. Helidon has one container for each
 * process, so this has one place for each process.
 */
@ApplicationScoped
class ServiceBeans {
  private static final AtomicReference<Optional<Served>> SERVED =
      new AtomicReference<>(Optional.empty());

  private record Served(ServiceParts parts, Limits limits) {}

  /** From now on this is served. */
  static void serve(ServiceParts parts, Limits limits) {
    SERVED.set(Optional.of(new Served(parts, limits)));
  }

  private static Served served() {
    return SERVED.get().orElseThrow(() -> new IllegalStateException("there is nothing to serve"));
  }

  private static ServiceParts parts() {
    return served().parts();
  }

  @Produces
  @Singleton
  Limits limits() {
    return served().limits();
  }

  @Produces
  @Singleton
  Bodies bodies() {
    return new Bodies(served().limits().body());
  }

  @Produces
  @Singleton
  AlarmCount alarms() {
    return parts().alarms();
  }

  @Produces
  @Singleton
  CertificateRegistry registry() {
    return parts().registry();
  }

  @Produces
  @Singleton
  Intake intake() {
    return parts().intake();
  }

  @Produces
  @Singleton
  Witness witness() {
    return parts().witness();
  }

  @Produces
  @Singleton
  UsageQueries usage() {
    return parts().usage();
  }

  @Produces
  @Singleton
  Clock clock() {
    return parts().clock();
  }

  @Produces
  @Singleton
  Turns turns() {
    return new Turns();
  }

  @Produces
  @Singleton
  ServerCertificate certificate() {
    return parts().certificate();
  }
}
