package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Segment;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Parsed;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The first line of a segment's file.
 *
 * @param tenant owner
 * @param first the place of the first leaf
 * @param commit drawn once per segment: by it a writer knows its own file again
 * @param previous SHA-256 of the segment before it; empty for the first one of a log
 * @param frontierAfter the right edge of the tree after this segment
 */
record SegmentHeader(
    String tenant, long first, UUID commit, Optional<Hash> previous, Frontier frontierAfter) {
  private static final int VERSION = 1;
  private static final String START = "{\"segment\":";

  static SegmentHeader of(Segment segment, Optional<Hash> previous) {
    return new SegmentHeader(
        segment.tenant().value(),
        segment.firstSeq(),
        segment.commitId(),
        previous,
        segment.frontierAfter());
  }

  /** The line, without its end. Nothing in it needs escaping. */
  String line() {
    String before = previous.map(hash -> ",\"previous\":\"" + hash.hex() + "\"").orElse("");
    return START
        + VERSION
        + ",\"tenant\":\""
        + tenant
        + "\",\"first\":"
        + first
        + ",\"commit\":\""
        + commit
        + "\""
        + before
        + ",\"frontier\":\""
        + Base64.getEncoder().encodeToString(frontierAfter.encode())
        + "\"}";
  }

  static boolean begins(String line) {
    return line.startsWith(START);
  }

  /** Reads a line; empty where it is no header of this version. */
  static Optional<SegmentHeader> parse(String line) {
    return begins(line) ? JsonLine.read(line).flatMap(SegmentHeader::of) : Optional.empty();
  }

  private static Optional<SegmentHeader> of(JsonObject json) {
    try {
      if (json.get("segment").getAsInt() != VERSION) {
        return Optional.empty();
      }
      Optional<Hash> previous =
          Optional.ofNullable(json.get("previous")).map(hash -> Hash.ofHex(hash.getAsString()));
      byte[] frontier = Base64.getDecoder().decode(json.get("frontier").getAsString());
      return Frontier.decode(frontier) instanceof Parsed.Valid<Frontier>(Frontier after)
          ? Optional.of(
              new SegmentHeader(
                  json.get("tenant").getAsString(),
                  json.get("first").getAsLong(),
                  UUID.fromString(json.get("commit").getAsString()),
                  previous,
                  after))
          : Optional.empty();
    } catch (RuntimeException e) {
      // Whatever is wrong with it, it is no header: people can edit files.
      return Optional.empty();
    }
  }
}
