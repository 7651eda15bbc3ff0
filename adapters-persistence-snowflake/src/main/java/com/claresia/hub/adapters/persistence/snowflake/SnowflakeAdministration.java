package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The owner's side: one session at a time, none kept. */
final class SnowflakeAdministration implements StorageAdministration {
  private final SnowflakeSettings settings;
  private final ConnectionSettings owner;
  private final Clock clock;

  SnowflakeAdministration(SnowflakeSettings settings, Clock clock) {
    this.settings = settings;
    this.owner = settings.owner();
    this.clock = clock;
  }

  @Override
  public List<String> migrate() {
    Identifier user = settings.serviceUser();
    return run(session -> {
      List<String> done = new Migrations(session, owner, settings.wishedTables(), clock).migrate();
      session.run(
          Sql.GRANT_SERVICE.text().naming(owner.names().common()).naming("user", user.written()));
      return done;
    });
  }

  @Override
  public void addTenant(TenantPolicy policy) {
    TenantSetUp setUp = new TenantSetUp(policy.tenant(), owner.names());
    Identifier user = settings.serviceUser();
    run(session -> {
      setUp.make(session, user);
      // Last, so that a tenant that is listed is complete.
      return session.change(
          Sql.PUT_TENANT.text(), policy.tenant().value(), policy.logAccess() == LogAccess.PUBLIC);
    });
  }

  @Override
  public void allowReading(TenantId tenant, String user) {
    Identifier reader = reader(user);
    TenantSetUp setUp = new TenantSetUp(tenant, owner.names());
    run(session -> {
      setUp.admit(session, reader);
      return reader;
    });
  }

  private Identifier reader(String user) {
    Identifier reader =
        Identifier.of(user)
            .orElseThrow(() ->
                Problems.of(
                    TenantSetUp.READER_KEY,
                    "is no plain name of a user",
                    "letters, digits and _ $ . @ -"));
    boolean mighty =
        reader.equals(settings.serviceUser())
            || Identifier.of(owner.user()).filter(reader::equals).isPresent();
    if (mighty) {
      throw Problems.of(
          TenantSetUp.READER_KEY, "may do more than read", "name a user of its own for reading");
    }
    return reader;
  }

  private <T> T run(SessionPool.Work<T> work) {
    try (Session session = new Login(owner).openAsOwner()) {
      return work.with(session);
    } catch (SQLException e) {
      throw new Failures(owner).unavailable(e);
    }
  }

  @Override
  public void close() {}
}
