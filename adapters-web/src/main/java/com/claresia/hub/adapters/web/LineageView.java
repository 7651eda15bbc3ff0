package com.claresia.hub.adapters.web;

import java.util.List;

/**
 * A lineage in the shape it has on the wire.
 *
 * @param record the record asked for
 * @param ancestors what it was made from
 * @param descendants what was made from it
 * @param unknown ids that no record of this tenant has
 * @param extent {@code complete} or {@code truncated}
 */
record LineageView(
    Node record,
    List<Node> ancestors,
    List<Node> descendants,
    List<String> unknown,
    String extent) {

  /**
   * One record of it.
   *
   * @param recordId name
   * @param type empty where the content is gone
   * @param seq place in the chain
   * @param depth edges away from the record asked for
   * @param derivedFrom what it was made from
   */
  record Node(String recordId, String type, long seq, int depth, List<String> derivedFrom) {}

  byte[] toBytes() {
    JsonText json = new JsonText().open();
    write(record, json.name("record"));
    write("ancestors", ancestors, json);
    write("descendants", descendants, json);
    json.name("unknown").openArray();
    unknown.forEach(json::value);
    return json.closeArray().member("extent", extent).close().toBytes();
  }

  private static void write(String name, List<Node> nodes, JsonText json) {
    json.name(name).openArray();
    nodes.forEach(node -> write(node, json));
    json.closeArray();
  }

  private static void write(Node node, JsonText json) {
    json.open().member("record_id", node.recordId());
    if (!node.type().isEmpty()) {
      json.member("type", node.type());
    }
    json.member("seq", node.seq()).member("depth", node.depth()).name("derived_from").openArray();
    node.derivedFrom().forEach(json::value);
    json.closeArray().close();
  }
}
