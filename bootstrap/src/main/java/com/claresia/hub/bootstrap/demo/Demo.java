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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The main job, end to end, over HTTP and on a real store: records are taken in, asked for, proven
 * and verified; then one is altered and one deleted behind the Hub's back, and both are named.
 */
final class Demo {
  private static final String PERSON = "e.rossi";
  private static final int SHOWN = 6;

  private final DemoOptions options;
  private final RunningHub running;
  private final Narrator narrator;
  private final Audit audit;
  private final Cosigning cosigning;
  private final HubClient main;
  private final HubClient other;
  private final Filling filling;
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
    this.filling = new Filling(options, running.hub().clock(), narrator, main, other);
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
    filling.append();
    JsonObject record = ask();
    cosigning.awaitAndShow(main);
    ProofFiles.Kept proof = prove(record);
    cosigning.cut(filling::appendMore);
    cosigning.searchForPayload(written(record));
    verify();
    long envelopes = cosigning.envelopes();
    long egressBytes = cosigning.egressBytes();
    long tampered =
        new Sabotage(running, audit, narrator, main.tenant())
            .commit(proof.seq(), options.afterwards());
    return new Result(
        filling.records(),
        Development.tenants().size(),
        verified,
        tampered,
        cosigned,
        envelopes,
        egressBytes);
  }

  private List<JsonObject> written(JsonObject record) {
    List<JsonObject> records = new ArrayList<>(List.of(record));
    records.addAll(new Timeline(main).sample());
    records.addAll(new Timeline(other).sample());
    return records;
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
    return new Timeline.Question("on_behalf_of", PERSON, Filling.weekBefore(today).plusDays(2));
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
    long records = filling.records();
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
