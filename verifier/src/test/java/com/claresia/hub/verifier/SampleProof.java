package com.claresia.hub.verifier;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.InclusionProof;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.TlogProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A record that stands at seq 2 of a log of three, and everything to prove it. */
final class SampleProof {
  static final String ID = "01970000-0000-7000-8000-000000000002";
  static final String RECORD =
      "{\"body\":{\"content\":{\"amount\":12.5,\"note\":\"città\"}},\"record_id\":\"%s\",\"tenant_id\":\"dainese\",\"type\":\"output\"}"
          .formatted(ID);

  final NoteSigner log =
      LocalLogKeys.ephemeral("hub.dainese.claresia.com", SignatureType.ED25519, new SecureRandom());
  final NoteSigner witness =
      LocalLogKeys.ephemeral("witness.example", SignatureType.COSIGNATURE_V1, new SecureRandom());
  final NoteSigner auditor =
      LocalLogKeys.ephemeral("auditor.example", SignatureType.COSIGNATURE_V1, new SecureRandom());
  final Hash provenanceHash = Hash.sha256(RECORD.getBytes(StandardCharsets.UTF_8));
  final SignedCheckpoint checkpoint;
  final InclusionProof inclusion;

  private final Path folder;

  SampleProof(Path folder) {
    this.folder = folder;
    MerkleHasher hasher = new MerkleHasher();
    Hash sibling =
        hasher.node(hasher.leaf(Hash.sha256(new byte[1])), hasher.leaf(Hash.sha256(new byte[2])));
    Hash root = hasher.node(sibling, hasher.leaf(provenanceHash));
    SignedCheckpoint signed =
        Checkpoint.of("hub.dainese.claresia.com", 3, root).signedBy(List.of(log));
    checkpoint =
        signed.with(witness.cosign(signed.note().text(), Instant.parse("2026-05-03T08:16:00Z")));
    inclusion = new InclusionProof(2, 3, List.of(sibling));
  }

  String json() {
    String path =
        inclusion.path().stream().map(h -> '"' + h.base64() + '"').collect(Collectors.joining(","));
    return """
    {"record_id": "%s", "seq": 2, "provenance_hash": "%s",
     "record": %s,
     "inclusion_proof": {"index": 2, "tree_size": 3, "path": [%s]},
     "checkpoint": "%s"}
    """
        .formatted(
            ID,
            provenanceHash.hex(),
            RECORD,
            path,
            checkpoint.note().format().replace("\n", "\\n"));
  }

  String text() {
    return TlogProof.of(inclusion, checkpoint).format();
  }

  Path logKey() {
    return file("log.pub", log.verifierKey().format());
  }

  Path logKeyPem() {
    return file("log.pem", LocalLogKeys.pem(log.verifierKey()));
  }

  Path witnessKey() {
    return file("witness.pub", witness.verifierKey().format());
  }

  /** The key of a witness that has not cosigned. */
  Path auditorsKey() {
    return file("auditor.pub", auditor.verifierKey().format());
  }

  Path strangersKey() {
    NoteSigner stranger =
        LocalLogKeys.ephemeral("stranger", SignatureType.ED25519, new SecureRandom());
    return file("stranger.pub", stranger.verifierKey().format());
  }

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
