package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.ControlPlaneUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What goes wrong in an {@link InMemoryControlPlane}, on demand. Thread-safe. */
public final class ControlPlaneFaults {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final AtomicInteger lostAnswers = new AtomicInteger();
  private final AtomicInteger throttled = new AtomicInteger();
  private volatile boolean down;
  private volatile boolean leased;
  private volatile OptionalLong alteredHash = OptionalLong.empty();
  private volatile UnaryOperator<Sizes> claim = UnaryOperator.identity();
  private volatile TestCosigner.Manner cosigning = TestCosigner.Manner.HONEST;
  private volatile Runnable beforeAnswer = () -> {};

  /** How far it says it is with one log. */
  public record Sizes(long acknowledged, long witnessed) {}

  /** A request that is not even looked at. */
  record Away(String reason, Optional<Duration> retryAfter) {}

  /** Nothing answers until {@link #comeBack}. */
  public void goDown() {
    down = true;
  }

  /** Everything answers again. */
  public void comeBack() {
    down = false;
  }

  /** The next entries and checkpoints are taken, and the answers are lost. */
  public void loseAnswers(int answers) {
    lostAnswers.set(answers);
  }

  /** The next requests of entries and checkpoints are asked for patience. */
  public void throttle(int requests) {
    throttled.set(requests);
  }

  /** Another process sends for every tenant, until {@link #endLease}. */
  public void leaseToAnother() {
    leased = true;
  }

  /** Nobody else sends any more. */
  public void endLease() {
    leased = false;
  }

  /** It claims these sizes instead of the true ones, until {@link #tellTheTruth}. */
  public void claim(UnaryOperator<Sizes> sizes) {
    claim = sizes;
  }

  /** It cosigns so, until {@link #tellTheTruth}. */
  public void cosign(TestCosigner.Manner manner) {
    cosigning = manner;
  }

  /** It gives back another hash than it was sent for this place, until {@link #tellTheTruth}. */
  public void alterHash(long seq) {
    alteredHash = OptionalLong.of(seq);
  }

  /** It says and signs the truth again. */
  public void tellTheTruth() {
    claim = UnaryOperator.identity();
    cosigning = TestCosigner.Manner.HONEST;
    alteredHash = OptionalLong.empty();
  }

  /** Runs before each entries and each checkpoint take effect, such as a wait. */
  public void beforeAnswer(Runnable action) {
    beforeAnswer = action;
  }

  Optional<Away> away() {
    beforeAnswer.run();
    if (down) {
      return Optional.of(new Away("told not to answer", Optional.empty()));
    }
    return take(throttled)
        ? Optional.of(new Away("told to ask for patience", Optional.of(PATIENCE)))
        : Optional.empty();
  }

  void read() {
    if (down) {
      throw new ControlPlaneUnavailable("the control plane in memory was told not to answer");
    }
  }

  boolean losesAnswer() {
    return take(lostAnswers);
  }

  boolean isLeased() {
    return leased;
  }

  Sizes claimed(Sizes truth) {
    return claim.apply(truth);
  }

  TestCosigner.Manner cosigning() {
    return cosigning;
  }

  OptionalLong alteredHash() {
    return alteredHash;
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
