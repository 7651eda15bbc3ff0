package com.claresia.hub.application.memory;

import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cosigner with a key that can be replaced, and who lies on demand. Thread-safe. */
public final class TestCosigner {
  private static final int LINE_BYTES = 72;

  private final String name;
  private final List<NoteSigner> signers = new CopyOnWriteArrayList<>();

  /** How a checkpoint is cosigned. */
  public enum Manner {
    /** With its own key, as it should be. */
    HONEST,
    /** Under its own key's name and id, and the signature is none. */
    FORGED,
    /** With a key that nobody knows, under its own name. */
    WITH_AN_UNKNOWN_KEY,
    /** With its own key, another checkpoint. */
    ANOTHER_TEXT,
    /** With no line at all. */
    NOTHING
  }

  /** A cosigner of this name with a fresh key. */
  public TestCosigner(String name) {
    this.name = name;
    rotateKey();
  }

  /** From now on it signs with another key; {@link #verifiers} has the old one too. */
  public void rotateKey() {
    signers.add(freshSigner());
  }

  private NoteSigner freshSigner() {
    return TestNoteKeys.signer(name, SignatureType.COSIGNATURE_V1);
  }

  /** What checks its lines: one for each key that it has ever had, in their order. */
  public List<NoteVerifier> verifiers() {
    return signers.stream().map(NoteSigner::verifierKey).map(TestNoteKeys::verifier).toList();
  }

  /** Its lines for this checkpoint. */
  public List<NoteSignature> lines(Checkpoint checkpoint, Instant time, Manner manner) {
    NoteSigner own = signers.getLast();
    NoteSignature good = own.cosign(checkpoint.text(), time);
    return switch (manner) {
      case HONEST -> List.of(good);
      case FORGED -> List.of(new NoteSignature(good.name(), good.keyId(), new byte[LINE_BYTES]));
      case WITH_AN_UNKNOWN_KEY -> List.of(freshSigner().cosign(checkpoint.text(), time));
      case ANOTHER_TEXT -> List.of(own.cosign(another(checkpoint).text(), time));
      case NOTHING -> List.of();
    };
  }

  private static Checkpoint another(Checkpoint checkpoint) {
    return Checkpoint.of(checkpoint.origin(), checkpoint.size() + 1, checkpoint.root());
  }
}
