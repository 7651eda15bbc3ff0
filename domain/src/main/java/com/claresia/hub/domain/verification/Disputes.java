package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.Finding.OfRecord;
import java.util.Map;
import java.util.TreeMap;

/** Which side was right where content and stored hash differ, once a checkpoint decided it. */
final class Disputes {
  static final String OPEN = "the content does not match the stored hash";
  static final String CONTENT_ALTERED =
      "the content was altered: a checkpoint holds with the stored hash";
  static final String HASH_ALTERED =
      "the stored hash was altered: a checkpoint holds with the content";

  private static final int BOUND = 10_000;

  private final TreeMap<Long, Decision> decisions = new TreeMap<>();

  private record Decision(long end, String detail) {}

  void decide(Stretch.Disputed stretch, String detail) {
    if (decisions.size() < BOUND) {
      decisions.put(stretch.begin(), new Decision(stretch.end(), detail));
    }
  }

  /** The finding with what is known by now. */
  Finding refine(Finding finding) {
    if (!(finding instanceof OfRecord(long seq, var id, Verdict verdict, String detail))
        || !detail.equals(OPEN)) {
      return finding;
    }
    Map.Entry<Long, Decision> decision = decisions.floorEntry(seq);
    boolean decided = decision != null && seq < decision.getValue().end();
    return decided ? new OfRecord(seq, id, verdict, decision.getValue().detail()) : finding;
  }
}
