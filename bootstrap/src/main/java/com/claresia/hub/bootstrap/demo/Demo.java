package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Freshness;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The main job, end to end, over HTTP and on a real store: records are taken in, asked for, proven
 * and verified; then one is altered and one deleted behind the Hub's back, and both are named.
 */
final class Demo {
  private static final String PERSON = "e.rossi";
  private static final int SHOWN = 6;
  private static final int MEANWHILE = 200;

  private final DemoOptions options;
  private final RunningHub running;
  private final Narrator narrator;
  private final Audit audit;
  private final Cosigning cosigning;
  private final HubClient main;
  private final HubClient other;
  private long records;
  private long verified;
  private long cosigned;

  Demo(
      DemoOptions options,
      RunningHub running,
      Development development,
      VendorSide vendor,
      Path mirror,
      Terminal terminal) {
    this.options = options;
    this.running = running;
    this.narrator = new Narrator(terminal);
    this.audit = new Audit(running.hub(), mirror, vendor.cosigners());
    this.cosigning = new Cosigning(running, vendor, narrator);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.main = client(http, development, Development.DAINESE);
    this.other = client(http, development, Development.AURORA);
  }

  private HubClient client(HttpClient http, Development development, TenantId tenant) {
    return new HubClient(http, running.uri(), tenant, development.token(tenant));
  }

  /**
   * What held.
   *
   * @param records of all tenants, stored and verified before anything was altered
   * @param tenants how many
   * @param verified of them found valid
   * @param tamperedFound verdicts {@code tampered} after the alteration
   * @param cosigned of the records under a cosigned checkpoint
   * @param envelopes that the control plane has
   * @param egressBytes that left, before compression
   */
  record Result(
      long records,
      int tenants,
      long verified,
      long tamperedFound,
      long cosigned,
      long envelopes,
      long egressBytes) {}

  /** Runs every step. */
  Result run() {
    append();
    JsonObject record = ask();
    cosigning.awaitAndShow(main);
    ProofFiles.Kept proof = prove(record);
    cosigning.cut(this::appendMore);
    cosigning.searchForPayload(Payload.of(record));
    verify();
    long envelopes = cosigning.envelopes();
    long egressBytes = cosigning.egressBytes();
    long tampered =
        new Sabotage(running, audit, narrator, main.tenant())
            .commit(proof.seq(), options.afterwards());
    return new Result(
        records,
        Development.tenants().size(),
        verified,
        tampered,
        cosigned,
        envelopes,
        egressBytes);
  }

  private void append() {
    Instant begin = Instant.now();
    Instant today = running.hub().clock().instant();
    LocalDate monday = weekBefore(LocalDate.ofInstant(today, ZoneOffset.UTC));
    AtomicLong sent = new AtomicLong();
    Intake first = new Intake(main, done -> progress("appended", sent, done));
    options
        .input()
        .ifPresentOrElse(
            file -> InputFile.send(file, first),
            () -> first.send(LifelikeWeek.of(Development.DAINESE.value(), monday, options.seed())));
    Intake second = new Intake(other, done -> progress("appended", sent, done));
    second.send(LifelikeWeek.of(Development.AURORA.value(), monday, options.seed() + 1));
    report(first.outcome(), second.outcome(), Duration.between(begin, Instant.now()));
  }

  private static LocalDate weekBefore(LocalDate today) {
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
  }

  private void progress(String done, AtomicLong shown, long count) {
    if (count >= shown.get() + 100 || count < shown.get()) {
      shown.set(count);
      narrator.progress(done + " " + Narrator.count(count));
    }
  }

  private void report(Intake.Outcome first, Intake.Outcome second, Duration took) {
    records = first.stored() + second.stored();
    long refusals = first.refusals() + second.refusals();
    narrator.step(
        "append",
        Narrator.count(records) + " records, " + Development.tenants().size() + " tenants",
        (refusals == 0 ? "ok   " : Narrator.count(refusals) + " refused   ")
            + Narrator.seconds(took));
    first.refused().forEach(narrator::warn);
    if (first.refusals() > first.refused().size()) {
      narrator.warn("... " + Narrator.count(first.refusals()) + " refused lines in all");
    }
    if (first.repeated() > 0) {
      narrator.warn(Narrator.count(first.repeated()) + " lines repeat a record");
    }
    if (refusals > 0) {
      throw new DemoFailure("refused lines: " + Narrator.count(refusals));
    }
  }

  // While the line is cut: a day of the second tenant, once more and later.
  private long appendMore() {
    LocalDate monday = LocalDate.ofInstant(running.hub().clock().instant(), ZoneOffset.UTC);
    Intake more = new Intake(other, done -> {});
    LocalDate before = weekBefore(monday).minusWeeks(1);
    List<Submission> week = LifelikeWeek.of(Development.AURORA.value(), before, options.seed() + 2);
    more.send(week.subList(0, Math.min(MEANWHILE, week.size())));
    records += more.outcome().stored();
    return more.outcome().stored();
  }

  private JsonObject ask() {
    Timeline timeline = new Timeline(main);
    Timeline.Question question =
        options.input().isPresent() ? timeline.busiest() : personOfTheWeek();
    List<JsonObject> found = timeline.ask(question);
    narrator.step(
        "ask",
        "what was done for " + question.person() + " on " + question.day() + "?",
        Narrator.count(found.size()) + " records");
    found.stream().limit(SHOWN).map(Timeline::line).forEach(narrator::detail);
    return found.stream()
        .filter(record -> record.getString("type").equals("output"))
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElseThrow(() -> new DemoFailure("nothing was found for " + question.person()));
  }

  private Timeline.Question personOfTheWeek() {
    LocalDate today = LocalDate.ofInstant(running.hub().clock().instant(), ZoneOffset.UTC);
    return new Timeline.Question("on_behalf_of", PERSON, weekBefore(today).plusDays(2));
  }

  private ProofFiles.Kept prove(JsonObject record) {
    ProofFiles files = new ProofFiles(main, options.proofs());
    ProofFiles.Kept kept =
        files.fetch(
            record.getString("record_id"), running.hub().keys().verifierKeys(main.tenant()));
    files.check(kept);
    narrator.step(
        "prove", "seq " + Narrator.count(kept.seq()) + " → valid, offline", kept.text().toString());
    return kept;
  }

  private void verify() {
    Instant begin = Instant.now();
    long fresh = 0;
    for (TenantId tenant : Development.tenants()) {
      audit.awaitCheckpoint(tenant);
      VerificationReport report = audit.verify(tenant, this::verifying);
      Audit.requireClean(report);
      verified += report.count(Verdict.VALID);
      cosigned += report.size() - report.count(Verdict.COSIGN_PENDING);
      fresh += report.freshness() instanceof Freshness.Proven ? 1 : 0;
    }
    Duration took = Duration.between(begin, Instant.now());
    if (verified != records || fresh != Development.tenants().size()) {
      throw new DemoFailure(verified + " of " + records + " records are valid");
    }
    narrator.step(
        "verify",
        Narrator.count(verified) + " of " + Narrator.count(records) + " valid, cosigned, fresh",
        "ok   " + Narrator.seconds(took));
  }

  private void verifying(long done, long total) {
    narrator.progress("verified " + Narrator.count(done) + " of " + Narrator.count(total));
  }
}
