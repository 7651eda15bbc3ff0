package com.claresia.hub.application.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.StoreUnavailable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** However a copy ended, the next one goes on from where the target's log ends. */
class ACopyGoesOn {
  private static final long SEED = 20260503L;

  private final TwoStores stores = TwoStores.create();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

  @Test
  void fromWhereverItWasCutOff() {
    for (int i = 0; i < 14; i++) {
      stores.write(1_000);
    }
    int cuts = 0;
    while (isCutOff(1 + random.nextInt(4))) {
      cuts++;
    }

    assertThat(cuts).as("cuts, of seed %d", SEED).isGreaterThan(2);
    assertThat(stores.target.head(stores.tenant)).isEqualTo(stores.source.head(stores.tenant));
    assertThat(stores.target.checkpoints(stores.tenant)).isEqualTo(stores.checkpoints());
    assertThat(stores.copied().copied()).isZero();
  }

  /** Copies until the target is gone after so many segments; false where it was not. */
  private boolean isCutOff(int segments) {
    int[] left = {segments};
    stores
        .target
        .faults()
        .beforeAppend(tenant -> {
          if (left[0]-- == 0) {
            throw new StoreUnavailable("gone on purpose");
          }
        });
    try {
      stores.copied();
      return false;
    } catch (StoreUnavailable gone) {
      return true;
    }
  }

  @Test
  void throughLostRequestsAndLostAnswers() {
    for (int i = 0; i < 3; i++) {
      stores.write(1_000);
    }
    stores.target.faults().loseRequests(1);
    stores.target.faults().loseAnswers(2);

    assertThat(stores.copied().copied()).isEqualTo(3_000);

    assertThat(stores.target.head(stores.tenant)).isEqualTo(stores.source.head(stores.tenant));
  }
}
