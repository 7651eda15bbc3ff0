package com.claresia.hub.domain.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MerkleLogTest {
  private static final int LARGEST = 300;

  private static final long SEED = new Random().nextLong();
  private final Random random = new Random(SEED);
  private final List<Hash> data = NaiveTree.randomHashes(random, LARGEST);
  private final List<Hash> leaves = data.stream().map(MerkleHasher::leafHash).toList();

  @BeforeAll
  static void printSeed() {
    System.out.println("MerkleLogTest seed " + SEED);
  }

  @Test
  void leafHashesAreThoseOfTheRfc() {
    assertThat(leaves).isEqualTo(data.stream().map(NaiveTree::leaf).toList());
  }

  @Test
  void everyRootIsTheNaiveOneWhetherAppendedOneByOneOrInBulk() {
    Frontier one = Frontier.empty();
    for (int size = 0; size <= LARGEST; size++) {
      Hash root = NaiveTree.root(leaves.subList(0, size));
      assertThat(one.root()).as("size %d", size).isEqualTo(root);
      assertThat(Frontier.empty().appendAll(leaves.subList(0, size))).isEqualTo(one);
      assertThat(ChainHead.of(one).root()).isEqualTo(root);
      if (size < LARGEST) {
        one = one.append(leaves.get(size));
      }
    }
  }

  @Test
  void bytesAndValuesAndDataAppendAlike() {
    RangeBuilder bytes = RangeBuilder.at(7);
    RangeBuilder values = RangeBuilder.at(7);
    RangeBuilder raw = RangeBuilder.at(7);
    for (int i = 0; i < 200; i++) {
      bytes.append(leaves.get(i).toByteArray(), 0);
      values.append(leaves.get(i));
      raw.appendData(data.get(i).toByteArray(), 0);
    }
    assertThat(bytes.toRange()).isEqualTo(values.toRange()).isEqualTo(raw.toRange());
  }

  @Test
  void rangesMergeIntoTheSameRangeHoweverTheyAreCut() {
    for (int round = 0; round < 500; round++) {
      int begin = random.nextInt(LARGEST);
      int end = begin + random.nextInt(LARGEST - begin);
      int cut = begin + random.nextInt(end - begin + 1);
      CompactRange merged = range(begin, cut).merge(range(cut, end));
      assertThat(merged).as("[%d, %d, %d)", begin, cut, end).isEqualTo(range(begin, end));
    }
  }

  private CompactRange range(int begin, int end) {
    RangeBuilder builder = RangeBuilder.at(begin);
    leaves.subList(begin, end).forEach(builder::append);
    return builder.toRange();
  }

  private Hash subtree(NodeId id) {
    int begin = (int) id.begin();
    return range(begin, begin + (1 << id.level())).hashes().getFirst();
  }

  @Test
  void rangesThatDoNotMeetAreRefused() {
    CompactRange left = range(0, 3);
    assertThatThrownBy(() -> left.merge(range(4, 5))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RangeBuilder.at(3).toFrontier())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyInclusionProofIsTheRfcsPathAndHoldsForItsLeafAlone() {
    for (int size = 1; size <= LARGEST; size += size < 70 ? 1 : 23) {
      List<Hash> log = leaves.subList(0, size);
      Hash root = NaiveTree.root(log);
      NodeSource source = this::subtree;
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.of(index, size, source);
        assertThat(proof.path()).isEqualTo(NaiveTree.path(index, log));
        assertThat(proof.verify(leaves.get(index), root).holds()).isTrue();
        assertThat(proof.verify(data.get(index), root).holds()).isFalse();
      }
    }
  }

  @Test
  void everyConsistencyProofIsTheRfcsAndHolds() {
    for (int n = 0; n <= LARGEST; n += n < 70 ? 1 : 23) {
      List<Hash> log = leaves.subList(0, n);
      Hash newRoot = NaiveTree.root(log);
      NodeSource source = this::subtree;
      for (int m = 0; m <= n; m++) {
        ConsistencyProof proof = ConsistencyProof.of(m, n, source);
        List<Hash> expected = m == 0 ? List.of() : NaiveTree.consistency(m, log, true);
        assertThat(proof.path()).as("%d to %d", m, n).isEqualTo(expected);
        Hash oldRoot = NaiveTree.root(leaves.subList(0, m));
        assertThat(proof.verify(oldRoot, newRoot).holds()).as("%d to %d", m, n).isTrue();
        assertThat(proof.verify(data.get(0), newRoot).holds()).isFalse();
      }
    }
  }

  @Test
  void aConsistencyProofShowsTheOldRootUnderItsNewRootAlone() {
    for (int n = 2; n < 70; n++) {
      Hash newRoot = NaiveTree.root(leaves.subList(0, n));
      for (int m = 0; m <= n; m++) {
        ConsistencyProof proof = ConsistencyProof.of(m, n, this::subtree);
        boolean shows = m < n && Integer.bitCount(m) > 1;
        assertThat(proof.oldRootUnder(newRoot))
            .as("%d to %d", m, n)
            .isEqualTo(
                shows ? Optional.of(NaiveTree.root(leaves.subList(0, m))) : Optional.empty());
        assertThat(proof.oldRootUnder(data.get(0))).isEmpty();
        if (shows) {
          assertThat(new ConsistencyProof(m, n, altered(proof.path())).oldRootUnder(newRoot))
              .isEmpty();
        }
      }
    }
  }

  @Test
  void anAlteredProofNeverHoldsAndAlwaysEnds() {
    NodeSource source = this::subtree;
    for (int round = 0; round < 2000; round++) {
      int size = 2 + random.nextInt(LARGEST - 2);
      int index = random.nextInt(size);
      InclusionProof good = InclusionProof.of(index, size, source);
      List<Hash> path = altered(good.path());
      InclusionProof bad = new InclusionProof(index, size, path);
      Hash root = NaiveTree.root(leaves.subList(0, size));
      assertThat(bad.verify(leaves.get(index), root).holds()).isFalse();
      long otherIndex = random.nextLong();
      long otherSize = random.nextLong();
      assertThat(
              new InclusionProof(otherIndex, otherSize, path)
                  .verify(leaves.get(index), root)
                  .holds())
          .isFalse();
      assertThat(
              new ConsistencyProof(otherIndex, otherSize, path)
                  .verify(leaves.get(index), root)
                  .holds())
          .isFalse();
    }
  }

  private List<Hash> altered(List<Hash> path) {
    List<Hash> other = new ArrayList<>(path);
    int at = random.nextInt(path.size());
    switch (random.nextInt(3)) {
      case 0 -> other.set(at, data.get(at));
      case 1 -> other.remove(at);
      default -> other.add(at, data.get(at));
    }
    return other;
  }

  @Test
  void aProofNeedsLogarithmicallyManyNodesEvenInTheLargestLog() {
    assertThat(ProofPlan.inclusion(123_456_789, 1_000_000_007).nodes()).hasSizeLessThan(60);
    assertThat(ProofPlan.inclusion(0, Long.MAX_VALUE).nodes()).hasSizeLessThan(130);
    assertThat(ProofPlan.consistency(1L << 40, Long.MAX_VALUE).nodes()).hasSizeLessThan(130);
  }

  @Test
  void aFrontierSurvivesItsStoredFormAndNoOtherLengthIsRead() {
    for (int size = 0; size <= LARGEST; size += 7) {
      Frontier frontier = Frontier.empty().appendAll(leaves.subList(0, size));
      byte[] stored = frontier.encode();
      assertThat(Frontier.decode(stored).orThrow()).isEqualTo(frontier);
      byte[] longer = Arrays.copyOf(stored, stored.length + 1);
      assertThat(Frontier.decode(longer).ok()).isEmpty();
      byte[] shorter = Arrays.copyOf(stored, stored.length - 1);
      assertThat(Frontier.decode(shorter).ok()).isEmpty();
    }
    byte[] negative = Frontier.empty().encode();
    negative[0] = -1;
    assertThat(Frontier.decode(negative).ok()).isEmpty();
  }
}
