package com.claresia.hub.domain.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RFC 6962 section 2.1 word for word, recursive and slow: what the real code is held against. */
final class NaiveTree {

  private NaiveTree() {}

  static List<Hash> randomHashes(Random random, int count) {
    List<Hash> hashes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[Hash.LENGTH];
      random.nextBytes(bytes);
      hashes.add(Hash.of(bytes));
    }
    return hashes;
  }

  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.sha256(new byte[0]);
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = split(leaves.size());
    return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  static List<Hash> path(int m, List<Hash> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves.size());
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
  }

  static List<Hash> consistency(int m, List<Hash> leaves, boolean complete) {
    if (m == leaves.size()) {
      return complete ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves.size());
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    return m <= k
        ? plus(consistency(m, left, complete), root(right))
        : plus(consistency(m - k, right, false), root(left));
  }

  static Hash node(Hash left, Hash right) {
    byte[] input = new byte[65];
    input[0] = 1;
    left.copyTo(input, 1);
    right.copyTo(input, 33);
    return Hash.sha256(input);
  }

  static Hash leaf(Hash data) {
    byte[] input = new byte[33];
    data.copyTo(input, 1);
    return Hash.sha256(input);
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static List<Hash> plus(List<Hash> path, Hash last) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
