package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.provenance.Hash;
import java.util.Optional;

/**
 * The last line of a segment's file. A file without it was cut off, or edited.
 *
 * @param leaves how many lines of leaves there are
 * @param hash SHA-256 of every byte before this line
 */
record SegmentFooter(int leaves, Hash hash) {
  private static final String START = "{\"leaves\":";

  /** The line, without its end. */
  String line() {
    return START + leaves + ",\"sha256\":\"" + hash.hex() + "\"}";
  }

  static boolean begins(String line) {
    return line.startsWith(START);
  }

  static Optional<SegmentFooter> parse(String line) {
    return begins(line)
        ? JsonLine.read(line)
            .filter(json -> json.has("leaves") && json.has("sha256"))
            .flatMap(json ->
                Hash.parseHex(json.get("sha256").getAsString())
                    .map(hash -> new SegmentFooter(json.get("leaves").getAsInt(), hash)))
        : Optional.empty();
  }
}
