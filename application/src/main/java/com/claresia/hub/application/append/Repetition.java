package com.claresia.hub.application.append;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.domain.canonical.JsonDifference;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordReader;
import com.claresia.hub.domain.record.Salt;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a draft is to a stored record of the same id. */
sealed interface Repetition {
  /** The same request again. */
  record Same(Receipt first) implements Repetition {}

  /** Another one, or one that can no longer be compared. */
  record Other(AppendResult refusal) implements Repetition {}

  /** Members that differ in each record of the Hub's, whatever was sent. */
  Set<String> OF_THE_HUB =
      Set.of("/recorded_at", "/salt", "/schema", "/submitted_by", "/tenant_id");

  static Repetition of(Draft draft, StoredRecord stored) {
    return stored
        .content()
        .map(content -> of(draft, stored, content))
        .orElseGet(() -> new Other(new AppendResult.Erased(stored.id())));
  }

  private static Repetition of(Draft draft, StoredRecord stored, byte[] content) {
    Optional<Salt> salt = RecordReader.salt(content);
    Optional<RecordMetadata> first = RecordReader.metadata(content);
    boolean same =
        salt.map(s -> draft.submission().requestDigest(s).equals(stored.requestDigest()))
            .orElse(false);
    return same && first.isPresent()
        ? new Same(Receipt.of(first.get(), stored.provenanceHash(), stored.seq()))
        : new Other(new AppendResult.Conflict(stored.id(), differences(draft, content)));
  }

  private static List<String> differences(Draft draft, byte[] content) {
    HubRecord record = draft.record();
    List<String> pointers =
        JsonDifference.between(content, record.canonical()).stream()
            .filter(Repetition::isOfTheClient)
            .toList();
    boolean timeFilledIn = draft.submission().occurredAt().isEmpty() && pointers.size() > 1;
    return timeFilledIn
        ? pointers.stream().filter(pointer -> !pointer.equals("/occurred_at")).toList()
        : pointers;
  }

  private static boolean isOfTheClient(String pointer) {
    int second = pointer.indexOf('/', 1);
    return !OF_THE_HUB.contains(second < 0 ? pointer : pointer.substring(0, second));
  }
}
