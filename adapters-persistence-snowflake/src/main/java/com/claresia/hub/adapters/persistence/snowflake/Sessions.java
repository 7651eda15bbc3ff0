package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All sessions of a store: a pool for each tenant that is used, and one for what belongs to none.
 * Thread-safe.
 */
final class Sessions implements AutoCloseable {
  private final Login login;
  private final Failures failures;
  private final SessionPool common;
  private final Map<TenantId, SessionPool> ofTenants = new ConcurrentHashMap<>();
  private final ScheduledExecutorService cleaner =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-snowflake-idle").factory());

  Sessions(ConnectionSettings settings) {
    this.login = new Login(settings);
    this.failures = new Failures(settings);
    this.common = pool(login::open);
    Duration idle = settings.limits().idle();
    long pause = Math.max(1, idle.toMillis() / 2);
    var _ =
        cleaner.scheduleWithFixedDelay(() -> closeIdle(idle), pause, pause, TimeUnit.MILLISECONDS);
  }

  private SessionPool pool(SessionPool.Opening opening) {
    ConnectionSettings.Limits limits = login.settings().limits();
    return new SessionPool(opening, limits.sessions(), limits.connect());
  }

  private SessionPool of(TenantId tenant) {
    return ofTenants.computeIfAbsent(tenant, t -> pool(() -> login.open(t)));
  }

  private void closeIdle(Duration age) {
    common.closeIdle(age);
    ofTenants.values().forEach(pool -> pool.closeIdle(age));
  }

  /** Asks outside any tenant; once more where the session turns out to have ended. */
  <T> T ask(SessionPool.Work<T> question) {
    return ask(common, question);
  }

  /** Asks within a tenant; once more where the session turns out to have ended. */
  <T> T ask(TenantId tenant, SessionPool.Work<T> question) {
    return ask(of(tenant), question);
  }

  private <T> T ask(SessionPool pool, SessionPool.Work<T> question) {
    try {
      return askTwice(pool, question);
    } catch (SQLException e) {
      throw failures.unavailable(e);
    }
  }

  private static <T> T askTwice(SessionPool pool, SessionPool.Work<T> question)
      throws SQLException {
    try {
      return pool.use(question);
    } catch (SQLException e) {
      if (!Failures.isEndOfSession(e)) {
        throw e;
      }
      return pool.use(question);
    }
  }

  /**
   * Changes something within a tenant, and leaves it to the caller what a failure means.
   *
   * @throws StoreUnavailable if the store was opened to verify
   */
  <T> T write(TenantId tenant, SessionPool.Work<T> change) throws SQLException {
    if (login.settings().access() == Access.VERIFY) {
      throw new StoreUnavailable("the store was opened to verify it, and nothing is written");
    }
    return of(tenant).use(change);
  }

  /** Changes something within a tenant that may as well be changed twice. */
  <T> T rewrite(TenantId tenant, SessionPool.Work<T> change) {
    try {
      return write(tenant, change);
    } catch (SQLException e) {
      throw failures.unavailable(e);
    }
  }

  /** What to say of failures. */
  Failures failures() {
    return failures;
  }

  @Override
  public void close() {
    cleaner.shutdownNow();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(common::close);
      ofTenants.values().forEach(pool -> threads.execute(pool::close));
    }
  }
}
