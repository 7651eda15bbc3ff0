package com.claresia.hub.application.append;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units to be committed together. Of those that share an id the first leads; the others follow, and
 * are answered from what became of it. For one thread.
 */
final class Batch {
  private final List<Unit> leaders = new ArrayList<>();
  private final List<Unit> followers = new ArrayList<>();
  private final Map<RecordId, StoredRecord> known = new HashMap<>();
  private List<Unit> sent = List.of();

  Batch(List<Unit> units) {
    Map<RecordId, Unit> ids = HashMap.newHashMap(units.size());
    for (Unit unit : units) {
      (unit.claims(ids) ? leaders : followers).add(unit);
    }
  }

  /** The records to commit: those of open leaders that are not known to be stored. */
  List<HubRecord> open() {
    // Kept, since a writer may give up while the segment is on its way.
    sent = leaders.stream().filter(leader -> !leader.isAnswered()).toList();
    List<HubRecord> records = new ArrayList<>(sent.size());
    sent.forEach(leader -> leader.addOpenTo(records));
    return records;
  }

  /** Settles leaders against stored records; false if not one of them was any of theirs. */
  boolean settle(Collection<StoredRecord> stored) {
    int before = known.size();
    stored.forEach(record -> known.putIfAbsent(record.id(), record));
    leaders.forEach(leader -> leader.settle(known));
    return known.size() > before;
  }

  /** What {@link #open} gave last was committed, in its order, from {@code firstSeq} on. */
  void committed(long firstSeq) {
    long next = firstSeq;
    for (Unit leader : sent) {
      next = leader.committedFrom(next);
    }
  }

  /** Answers followers from what is known now; gives back those that still are to be stored. */
  List<Unit> settleFollowers() {
    if (followers.isEmpty()) {
      return List.of();
    }
    leaders.forEach(leader -> leader.addStoredTo(known));
    followers.forEach(follower -> follower.settle(known));
    return followers.stream().filter(follower -> !follower.isAnswered()).toList();
  }

  void answerAll(AppendResult result) {
    leaders.forEach(leader -> leader.answer(result));
    followers.forEach(follower -> follower.answer(result));
  }
}
