package com.claresia.hub.application.append;

import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.record.RecordId;
import java.time.Duration;
import java.util.List;

/** What became of one unit: a record, or what has to be stored together with it. */
public sealed interface AppendResult {
  /**
   * It is durable.
   *
   * @param receipts one per record of the unit, in the order sent
   */
  record Created(List<Receipt> receipts) implements AppendResult {
    /** Copies the list. */
    public Created {
      receipts = List.copyOf(receipts);
    }
  }

  /**
   * It was sent before, with the same content.
   *
   * @param receipts the first ones, one per record of the unit, in the order sent
   */
  record Replayed(List<Receipt> receipts) implements AppendResult {
    /** Copies the list. */
    public Replayed {
      receipts = List.copyOf(receipts);
    }
  }

  /**
   * The body is not JSON at all. Nothing was stored.
   *
   * @param offset the byte at which that showed, from 0
   * @param detail for people; never a piece of the body
   */
  record NotJson(int offset, String detail) implements AppendResult {}

  /**
   * The body is JSON and not a record. Nothing was stored.
   *
   * @param violations all that were found, at least one
   */
  record Invalid(List<Violation> violations) implements AppendResult {
    /** Copies the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /**
   * A record or the unit is too large. Nothing was stored.
   *
   * @param limitBytes the limit that was passed
   */
  record TooLarge(int limitBytes) implements AppendResult {}

  /**
   * The id is taken by a record with other content. Nothing was stored.
   *
   * @param id the id that is taken
   * @param differingPointers where the two differ, as JSON Pointers into the record; empty where
   *     that cannot be said
   */
  record Conflict(RecordId id, List<String> differingPointers) implements AppendResult {
    /** Copies the list. */
    public Conflict {
      differingPointers = List.copyOf(differingPointers);
    }
  }

  /**
   * The id is that of a record whose content is gone, and stays taken. Nothing was stored.
   *
   * @param id the id that is taken
   */
  record Erased(RecordId id) implements AppendResult {}

  /**
   * Too much is queued for this tenant. Nothing was stored; the same request may succeed later.
   *
   * @param retryAfter when to try again
   */
  record Busy(Duration retryAfter) implements AppendResult {}

  /**
   * The store cannot be reached, or did not say in time whether it stored the unit. The same
   * request, with the same ids, is safe to send again and is then answered for good.
   *
   * @param retryAfter when to try again
   */
  record Unavailable(Duration retryAfter) implements AppendResult {}

  /**
   * Nothing is written for this tenant until somebody has looked into it: the log here does not go
   * on from what was cosigned. Nothing was stored, and repeated records are not looked up.
   *
   * @param reason for people
   */
  record Halted(String reason) implements AppendResult {}
}
