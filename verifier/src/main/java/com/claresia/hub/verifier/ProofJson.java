package com.claresia.hub.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.Members;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.InclusionProof;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.verifier.PresentedProof.Claims;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The members of a proof in JSON. */
final class ProofJson {
  private static final int MAX_PATH = 63;

  private final CanonicalDocument document;
  private final Members members;

  ProofJson(CanonicalDocument document) {
    this.document = document;
    this.members = document.members();
  }

  /** Reads them; the first one that is missing or malformed is named. */
  Parsed<PresentedProof> read() {
    Optional<CanonicalDocument> record = record();
    if (record.isEmpty()) {
      return Parsed.malformed("no record: the member 'record' is to be an object");
    }
    Optional<String> note = text(members, "checkpoint");
    if (note.isEmpty()) {
      return Parsed.malformed("no checkpoint: the member 'checkpoint' is to be a signed note");
    }
    return switch (SignedCheckpoint.parse(note.get())) {
      case Parsed.Malformed<SignedCheckpoint>(String reason) ->
          Parsed.malformed("the checkpoint: " + reason);
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
          inclusion()
              .map(path -> new PresentedProof(record.get(), path, checkpoint, claims()))
              .map(Parsed::valid)
              .orElseGet(() ->
                  Parsed.malformed(
                      "no inclusion proof: the member 'inclusion_proof' is to have 'index',"
                          + " 'tree_size' and 'path', at most 63 hashes in base64"));
    };
  }

  private Claims claims() {
    return new Claims(claim("record_id"), claim("seq"), claim("provenance_hash"));
  }

  // A claim of another kind than it should be is one that nothing in the proof bears out.
  private Optional<String> claim(String name) {
    int at = members.indexOf(name);
    return at < 0
        ? Optional.empty()
        : text(members, name)
            .or(() -> value(members, name, members.kind(at)).map(json -> new String(json, UTF_8)));
  }

  /** Within a canonical value every value is canonical, so the record need only be cut out. */
  private Optional<CanonicalDocument> record() {
    return value(members, "record", JsonKind.OBJECT)
        .map(bytes -> CanonicalJson.canonicalize(bytes, Profile.RECORD))
        .flatMap(result ->
            result instanceof Canonicalization.Canonical(CanonicalDocument canonical)
                ? Optional.of(canonical)
                : Optional.empty());
  }

  private Optional<InclusionProof> inclusion() {
    int at = members.indexOf("inclusion_proof");
    if (at < 0) {
      return Optional.empty();
    }
    Members proof = members.members(at);
    OptionalLong index = number(proof, "index");
    OptionalLong size = number(proof, "tree_size");
    Optional<List<Hash>> path = value(proof, "path", JsonKind.ARRAY).flatMap(ProofJson::hashes);
    return index.isPresent() && size.isPresent()
        ? path.map(p -> new InclusionProof(index.getAsLong(), size.getAsLong(), p))
        : Optional.empty();
  }

  private static Optional<List<Hash>> hashes(byte[] array) {
    String items = new String(array, 1, array.length - 2, UTF_8);
    List<Hash> path = new ArrayList<>();
    for (String item : items.isEmpty() ? new String[0] : items.split(",", MAX_PATH + 1)) {
      Optional<Hash> hash = unquoted(item).flatMap(Hash::parseBase64);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      path.add(hash.get());
    }
    return Optional.of(path);
  }

  private static Optional<String> unquoted(String item) {
    boolean quoted = item.length() > 2 && item.startsWith("\"") && item.endsWith("\"");
    return quoted ? Optional.of(item.substring(1, item.length() - 1)) : Optional.empty();
  }

  private OptionalLong number(Members of, String name) {
    return value(of, name, JsonKind.NUMBER)
        .map(digits -> new String(digits, StandardCharsets.US_ASCII))
        .filter(digits -> digits.matches("0|[1-9][0-9]{0,15}"))
        .map(digits -> OptionalLong.of(Long.parseLong(digits)))
        .orElseGet(OptionalLong::empty);
  }

  private Optional<String> text(Members of, String name) {
    int at = of.indexOf(name);
    return at >= 0 && of.kind(at) == JsonKind.STRING ? Optional.of(of.text(at)) : Optional.empty();
  }

  private Optional<byte[]> value(Members of, String name, JsonKind kind) {
    int at = of.indexOf(name);
    return at >= 0 && of.kind(at) == kind
        ? Optional.of(Arrays.copyOfRange(document.bytes(), of.valueStart(at), of.valueEnd(at)))
        : Optional.empty();
  }
}
