package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.nio.charset.StandardCharsets;

/**
 * The body of C2SP tlog-witness {@code add-checkpoint}: the old size, the consistency proof, a
 * blank line, the checkpoint.
 */
final class AddCheckpointBody {
  private AddCheckpointBody() {}

  static byte[] of(SignedCheckpoint checkpoint, ConsistencyProof proof) {
    StringBuilder body = new StringBuilder("old ").append(proof.oldSize()).append('\n');
    proof.path().forEach(hash -> body.append(hash.base64()).append('\n'));
    body.append('\n').append(checkpoint.note().format());
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
