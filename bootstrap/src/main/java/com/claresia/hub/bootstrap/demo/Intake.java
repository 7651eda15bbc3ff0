package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import com.claresia.hub.bootstrap.demo.Submission.Kind;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Sends records to the Hub over HTTP, in every way that it takes them. */
final class Intake {
  private static final int AT_ONCE = 128;
  private static final int LISTED = 20;

  private final HubClient client;
  private final LongConsumer progress;
  private final List<String> refused = new ArrayList<>();
  private long stored;
  private long repeated;
  private long refusals;

  Intake(HubClient client, LongConsumer progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param stored records that are new
   * @param repeated records that were there already
   * @param refusals units that were refused
   * @param refused the first of them, one line each
   */
  record Outcome(long stored, long repeated, long refusals, List<String> refused) {
    /** Copies the list. */
    Outcome {
      refused = List.copyOf(refused);
    }
  }

  Outcome outcome() {
    return new Outcome(stored, repeated, refusals, refused);
  }

  /** Invocations and every tenth record by themselves, many at once; the others as NDJSON. */
  void send(List<Submission> week) {
    List<Submission> alone = new ArrayList<>();
    List<NumberedLine> together = new ArrayList<>();
    for (int i = 0; i < week.size(); i++) {
      Submission submission = week.get(i);
      if (submission.kind() == Kind.INVOCATION || i % 10 == 0) {
        alone.add(submission);
      } else {
        together.add(new NumberedLine(i + 1L, submission.content().toString()));
      }
    }
    sendAlone(alone);
    sendLines(together.iterator());
  }

  private void sendAlone(List<Submission> submissions) {
    Semaphore free = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HubClient.Reply>> replies = new ArrayList<>();
      for (Submission submission : submissions) {
        free.acquireUninterruptibly();
        replies.add(threads.submit(() -> sendOne(submission, free)));
      }
      for (int i = 0; i < replies.size(); i++) {
        Submission submission = submissions.get(i);
        note(i + 1L, reply(replies.get(i)), submission.records());
      }
    }
  }

  private HubClient.Reply sendOne(Submission submission, Semaphore free) {
    try {
      String path = submission.kind() == Kind.INVOCATION ? "/v1/invocations" : "/v1/records";
      return client.post(path, submission.body());
    } finally {
      free.release();
    }
  }

  private static HubClient.Reply reply(Future<HubClient.Reply> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("stopped");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof DemoFailure demo
          ? demo
          : new DemoFailure(String.valueOf(failed.getCause()));
    }
  }

  /** Any number of lines, in requests of bounded size. */
  void sendLines(Iterator<NumberedLine> lines) {
    LineBatches batches = new LineBatches(lines);
    while (batches.hasNext()) {
      LineBatch batch = batches.next();
      try (Stream<String> answers = client.postLines("/v1/records", batch.body())) {
        Iterator<NumberedLine> sent = batch.lines().iterator();
        answers.forEach(answer -> noteLine(sent, answer));
        if (sent.hasNext()) {
          throw new DemoFailure("no answer to line " + sent.next().number());
        }
      }
    }
  }

  private void noteLine(Iterator<NumberedLine> sent, String answer) {
    if (!sent.hasNext()) {
      throw new DemoFailure("an answer too many: " + answer);
    }
    JsonObject reply = read(answer);
    long number = sent.next().number();
    note(
        number,
        reply.getInt("status"),
        1,
        reply.containsKey("problem") ? reply.getJsonObject("problem") : reply);
  }

  private void note(long number, HubClient.Reply reply, int records) {
    note(number, reply.status(), records, read(reply.body()));
  }

  private void note(long number, int status, int records, JsonObject answer) {
    switch (status) {
      case 201 -> stored += records;
      case 200 -> repeated += records;
      default -> {
        refusals++;
        if (refused.size() < LISTED) {
          refused.add("line " + number + ": " + status + " " + problem(answer));
        }
      }
    }
    progress.accept(stored + repeated + refusals);
  }

  // A problem never repeats content, so it can be shown.
  private static String problem(JsonObject problem) {
    String errors = problem.containsKey("errors") ? " " + problem.get("errors") : "";
    return problem.getString("title", "") + errors;
  }

  private static JsonObject read(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
