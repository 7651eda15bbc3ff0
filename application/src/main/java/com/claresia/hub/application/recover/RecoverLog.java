package com.claresia.hub.application.recover;

import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Lets a log go on after a restore that lost records which the control plane had acknowledged:
 * their hashes come back from there and stand as leaves without content, so that every proof given
 * before stays valid, and an event says which records are gone. They stay findings.
 *
 * <p>The control plane is believed only as far as its hashes lead from what the store has to a
 * checkpoint that the log signed and a known key cosigned; otherwise nothing is written. Hashes
 * that it acknowledged beyond that checkpoint are taken too, since it would call every other record
 * in their places a fork; no signature vouches for them until the next checkpoint is cosigned.
 *
 * <p>It may end at any moment: how far it is, the log itself says, and the next one goes on from
 * there. The event is written with the last of the hashes, once for each loss; the checkpoint is
 * kept after it, so that none is ever served that reaches beyond the log. The Hub must not write to
 * the log meanwhile ({@link com.claresia.hub.application.append.AppendRecords#halt}); if it does,
 * the recovery stops.
 */
public final class RecoverLog {
  private final HubStore store;
  private final ControlPlane controlPlane;
  private final PrepareRecord preparation;
  private final Supplier<UUID> commitIds;

  /**
   * Recovers logs in this store.
   *
   * @param commitIds random ones, each drawn once
   */
  public RecoverLog(
      HubStore store,
      ControlPlane controlPlane,
      PrepareRecord preparation,
      Supplier<UUID> commitIds) {
    this.store = store;
    this.controlPlane = controlPlane;
    this.preparation = preparation;
    this.commitIds = commitIds;
  }

  /**
   * Recovers what was lost, if anything was.
   *
   * @throws StoreUnavailable if the store does not answer; what was written until then is kept
   * @throws ControlPlaneUnavailable if the control plane does not answer, likewise
   */
  public RecoverResult recover(RecoverRequest request, RecoverProgress progress) {
    ToldHashes told = new ToldHashes(controlPlane, request.tenant());
    AtomicLong done = new AtomicLong();
    LongConsumer count = hashes -> progress.at(done.addAndGet(hashes));
    WriteLosses writing = new WriteLosses(store, request, told, preparation, commitIds, count);
    return examine(request, told, count, writing::write, writing::keepCheckpoint);
  }

  /**
   * Says what {@link #recover} would do, and writes nothing.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws ControlPlaneUnavailable if the control plane does not answer
   */
  public RecoverResult check(RecoverRequest request) {
    ToldHashes told = new ToldHashes(controlPlane, request.tenant());
    return examine(
        request,
        told,
        done -> {},
        plan -> new RecoverResult.Recoverable(plan.places(), plan.checkpointSize()),
        checkpoint -> {});
  }

  private RecoverResult examine(
      RecoverRequest request,
      ToldHashes told,
      LongConsumer progress,
      Function<Plan, RecoverResult> whereLossy,
      Consumer<SignedCheckpoint> whereWhole) {
    try {
      return switch (new Examination(store, controlPlane, request, told, progress).run()) {
        case Examination.Outcome.Settled(RecoverResult result) -> result;
        case Examination.Outcome.Lossy(Plan plan) -> whereLossy.apply(plan);
        case Examination.Outcome.Whole(long size, SignedCheckpoint checkpoint) -> {
          whereWhole.accept(checkpoint);
          yield new RecoverResult.NothingLost(size);
        }
      };
    } catch (Distrusted e) {
      return e.refusal();
    }
  }
}
