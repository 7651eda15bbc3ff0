package com.claresia.hub.adapters.web;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Takes NDJSON in and answers it, both as a stream and in order. A thread of its own reads and
 * submits ahead of the answers, so that many units share a commit; units and bytes under way are
 * bounded, and whoever does not read answers is not read from either.
 */
final class NdjsonExchange implements StreamingOutput {
  /** Takes one line in; answers at once or later. */
  @FunctionalInterface
  interface Intake {
    /** The reply to come to the line at this position. */
    Future<Reply> submit(byte[] line, int position);
  }

  private sealed interface Pending {
    record Unit(Future<Reply> reply, int bytes) implements Pending {}

    record End() implements Pending {}
  }

  private final InputStream in;
  private final Intake intake;
  private final WebSettings.Limits limits;
  private final Exchange exchange = Exchange.current();
  private final BlockingQueue<Pending> window;
  private final Semaphore bytesLeft;

  NdjsonExchange(InputStream in, Intake intake, WebSettings.Limits limits) {
    this.in = in;
    this.intake = intake;
    this.limits = limits;
    this.window = new ArrayBlockingQueue<>(limits.ndjsonUnits());
    this.bytesLeft = new Semaphore(limits.ndjsonBytes());
  }

  @Override
  public void write(OutputStream out) throws IOException {
    Thread reader = Thread.ofVirtual().name("ndjson-" + exchange.requestId()).start(this::readAll);
    try {
      writeAll(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is stopping");
    } finally {
      // After a failure to write nobody takes from the window any more. An interrupted read closes
      // the connection, which is of no more use then.
      reader.interrupt();
    }
  }

  private void writeAll(OutputStream out) throws IOException, InterruptedException {
    while (true) {
      Pending next = window.poll();
      if (next == null) {
        out.flush();
        next = window.take();
      }
      switch (next) {
        case Pending.End() -> {
          return;
        }
        case Pending.Unit(Future<Reply> reply, int bytes) -> {
          if (!reply.isDone()) {
            out.flush();
          }
          out.write(Receipts.line(await(reply), exchange.requestId()));
          bytesLeft.release(bytes);
        }
      }
    }
  }

  private Reply await(Future<Reply> reply) throws InterruptedException {
    try {
      return reply.get();
    } catch (ExecutionException e) {
      RequestLog.failed(exchange, "ndjson line", e.getCause() == null ? e : e.getCause());
      return new Reply.Refused(Problem.of(ProblemCode.INTERNAL));
    }
  }

  private void readAll() {
    try {
      exchange.run(this::readLines);
      window.put(new Pending.End());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readLines() {
    LineReader lines = new LineReader(in, limits.unitBytes(), limits.unitTimeout().toNanos());
    try {
      int position = 0;
      for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        submit(line.get(), position++);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      end(BodyReader.failure(new UncheckedIOException(e)));
    } catch (RuntimeException e) {
      end(BodyReader.failure(e));
    }
  }

  private void submit(LineReader.Line line, int position) throws InterruptedException {
    switch (line) {
      case LineReader.Line.Whole(byte[] bytes) -> {
        int weight = Math.min(bytes.length, limits.ndjsonBytes());
        bytesLeft.acquire(weight);
        window.put(new Pending.Unit(intake.submit(bytes, position), weight));
      }
      case LineReader.Line.TooLong() ->
          window.put(new Pending.Unit(refused(BodyReader.tooLarge(limits.unitBytes())), 0));
    }
  }

  // What came before the failure is answered; the last line of the answer says why it ends there.
  private void end(RuntimeException failure) {
    try {
      Problem problem =
          failure instanceof ProblemException known
              ? known.problem()
              : Problem.of(ProblemCode.BAD_REQUEST, "The body broke off.");
      window.put(new Pending.Unit(refused(problem), 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Future<Reply> refused(Problem problem) {
    return CompletableFuture.completedFuture(new Reply.Refused(problem));
  }
}
