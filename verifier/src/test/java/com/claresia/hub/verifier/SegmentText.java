package com.claresia.hub.verifier;

import com.claresia.hub.domain.provenance.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A segment's file on SharePoint as somebody with an editor has it: lines of text between a first
 * and a last one, which vouches for the others and which whoever edits makes anew.
 *
 * @param header the first line
 * @param leaves a line each
 */
record SegmentText(String header, List<String> leaves) {
  private static final Pattern SEQ = Pattern.compile("^\\{\"seq\":[0-9]+");
  private static final Pattern HASH = Pattern.compile(",\"hash\":\"[0-9a-f]{64}\"");
  private static final String RECORD = ",\"record\":";

  SegmentText {
    leaves = List.copyOf(leaves);
  }

  static SegmentText parse(byte[] file) {
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    return new SegmentText(lines.getFirst(), lines.subList(1, lines.size() - 1));
  }

  byte[] file() {
    StringBuilder text = new StringBuilder(header).append('\n');
    leaves.forEach(leaf -> text.append(leaf).append('\n'));
    String hash = Hash.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    text.append("{\"leaves\":%d,\"sha256\":\"%s\"}\n".formatted(leaves.size(), hash));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** With other leaves. */
  SegmentText with(List<String> others) {
    return new SegmentText(header, others);
  }

  /** With another leaf at an index. */
  SegmentText with(int index, String leaf) {
    List<String> others = new ArrayList<>(leaves);
    others.set(index, leaf);
    return with(others);
  }

  /** As one that begins at another place. */
  SegmentText movedTo(long first) {
    List<String> moved = new ArrayList<>();
    leaves.forEach(leaf -> moved.add(at(first + moved.size(), leaf)));
    return new SegmentText(header.replaceFirst("\"first\":[0-9]+", "\"first\":" + first), moved);
  }

  /** A leaf at another place. */
  static String at(long seq, String leaf) {
    return SEQ.matcher(leaf).replaceFirst("{\"seq\":" + seq);
  }

  static String content(String leaf) {
    return leaf.substring(leaf.indexOf(RECORD) + RECORD.length(), leaf.length() - 1);
  }

  static String withoutContent(String leaf) {
    return leaf.substring(0, leaf.indexOf(RECORD)) + "}";
  }

  /** With the hash that its content has now. */
  static String hashedAnew(String leaf) {
    String hash = Hash.sha256(content(leaf).getBytes(StandardCharsets.UTF_8)).hex();
    return HASH.matcher(leaf).replaceFirst(",\"hash\":\"" + hash + "\"");
  }
}
