package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.control.ExecutedStatement;
import com.claresia.hub.emulators.snowflake.control.Faults;
import com.claresia.hub.emulators.snowflake.control.Faults.Fault;
import com.claresia.hub.emulators.snowflake.control.StatementLog;
import com.claresia.hub.emulators.snowflake.engine.Account;
import com.claresia.hub.emulators.snowflake.engine.Session;
import com.claresia.hub.emulators.snowflake.engine.StatementAnswer;
import com.claresia.hub.emulators.snowflake.engine.StatementRequest;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Requests to execute, describe, wait for or abort statements. */
final class QueryRequests {
  static final String CHUNK_KEY = "x-emulator-chunk-key";

  private static final System.Logger LOG = System.getLogger(QueryRequests.class.getName());

  private final Account account;
  private final Faults faults;
  private final StatementLog log;
  private final Submissions submissions = new Submissions();
  private final Chunks chunks;
  private final Duration patience;

  /** After {@code patience} a client is told that its statement is still in progress. */
  QueryRequests(
      Account account, Faults faults, StatementLog log, Chunks chunks, Duration patience) {
    this.account = account;
    this.faults = faults;
    this.log = log;
    this.chunks = chunks;
    this.patience = patience;
  }

  /** Executes or describes a statement; chunks of its result lie below {@code base}. */
  byte[] execute(Session session, String requestId, StatementRequest request, String base) {
    long arrived = System.nanoTime();
    session.touch();
    delay();
    if (request.describeOnly()) {
      return run(session, new Submitted(newQueryId()), request, base, arrived);
    }
    Set<Fault> met = faults.of(new Faults.Incoming(request.sql(), account.kind(request.sql())));
    if (met.contains(Fault.CUT_BEFORE_EFFECT)) {
      throw new Cut();
    }
    if (met.contains(Fault.UNAVAILABLE_BEFORE_EFFECT)) {
      throw new Unavailable();
    }
    byte[] answer =
        await(
            session,
            submissions.once(session, requestId, () -> submit(session, request, base, arrived)));
    if (met.contains(Fault.CUT_AFTER_EFFECT)) {
      throw new Cut();
    }
    if (met.contains(Fault.UNAVAILABLE_AFTER_EFFECT)) {
      throw new Unavailable();
    }
    return answer;
  }

  private void delay() {
    long end = System.nanoTime() + faults.latency().toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static String newQueryId() {
    return UUID.randomUUID().toString();
  }

  private Submitted submit(Session session, StatementRequest request, String base, long arrived) {
    Submitted submitted = new Submitted(newQueryId());
    log.begin(request.sql());
    Thread.ofVirtual()
        .name("statement-" + submitted.running().queryId())
        .start(() -> submitted.answer().complete(run(session, submitted, request, base, arrived)));
    return submitted;
  }

  private byte[] run(
      Session session, Submitted submitted, StatementRequest request, String base, long arrived) {
    Optional<Integer> error = Optional.empty();
    try {
      return result(session, submitted, request, base);
    } catch (SnowflakeError e) {
      error = Optional.of(e.code());
      return Refusals.of(e, submitted.running().queryId());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a statement failed in the emulator itself", e);
      error = Optional.of(Failures.internal("").code());
      return Refusals.of(Failures.internal(e.toString()), submitted.running().queryId());
    } finally {
      if (!request.describeOnly()) {
        Duration took = Duration.ofNanos(System.nanoTime() - arrived);
        log.end(
            new ExecutedStatement(
                request.sql(),
                account.kind(request.sql()),
                session.user(),
                request.rows(),
                error,
                took));
      }
    }
  }

  private byte[] result(
      Session session, Submitted submitted, StatementRequest request, String base) {
    RowEncoder rows = new RowEncoder();
    StatementAnswer answer = account.execute(session, request, submitted.running(), rows);
    rows.finish();
    String key = UUID.randomUUID().toString();
    List<String> urls =
        chunks.keep(rows.chunks(), key, session.id()).stream()
            .map(id -> base + "/chunks/" + id)
            .toList();
    return new ResultJson(session, answer, rows)
        .write(submitted.running().queryId(), urls, Map.of(CHUNK_KEY, key));
  }

  /** The answer, or word that there is none yet. */
  private byte[] await(Session session, Submitted submitted) {
    try {
      return submitted.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      session.touch();
      return inProgress(submitted.running().queryId());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a statement ended without an answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cut();
    }
  }

  private static byte[] inProgress(String queryId) {
    return Json.object(json -> {
      json.writeObjectFieldStart("data");
      json.writeStringField("getResultUrl", "/queries/" + queryId + "/result");
      json.writeStringField("queryId", queryId);
      json.writeEndObject();
      json.writeStringField("code", "333333");
      json.writeStringField("message", "Query execution in progress");
      json.writeBooleanField("success", true);
    });
  }

  /** The answer to a statement that was in progress. */
  byte[] result(Session session, String queryId) {
    session.touch();
    return submissions
        .query(session, queryId)
        .map(submitted -> await(session, submitted))
        .orElseGet(() ->
            Refusals.of(new SnowflakeError(709, "02000", "Statement " + queryId + " not found")));
  }

  /** Aborts the statement of a request, if it runs. */
  byte[] abort(Session session, String requestId) {
    session.touch();
    submissions
        .find(session, requestId)
        .ifPresent(submitted -> submitted.running().abort(Failures.canceled()));
    return Json.success(json -> {});
  }

  /** Forgets a session. */
  void remove(Session session) {
    submissions.remove(session);
    chunks.remove(session.id());
  }

  /** The connection is to be cut. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** The service is to be unavailable. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
