package com.claresia.hub.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The JSON of a record as a client would send it, members in the order in which people write them,
 * with a place for its id. Copies with other ids are distinct records, made without building JSON
 * on the machine that is measured.
 */
final class RecordTemplate {
  /** Length of a request's record, in bytes. */
  static final int LENGTH = 1_500;

  private static final String TAIL = "\"}}}";
  private static final int ID_OFFSET = "{\"record_id\":\"".length();
  private static final List<String> SKILLS =
      List.of("contract-review", "invoice-match", "mail-triage", "risk-note", "meeting-minutes");
  private static final List<String> PEOPLE =
      List.of("e.rossi", "m.weber", "a.dubois", "j.novak", "s.lindqvist", "p.costa");
  private static final List<String> WORDS =
      List.of(
          ("the clause on liability is capped at twelve months of fees and renews each spring "
                  + "unless either party gives notice — città supplier delivers reports to audit \\n")
              .split(" "));

  private final byte[] json;

  private RecordTemplate(byte[] json) {
    this.json = json;
  }

  /** So many templates with different texts, the same for the same seed. */
  static List<RecordTemplate> some(int count, long seed) {
    Random random = new Random(seed);
    List<RecordTemplate> templates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      templates.add(new RecordTemplate(json(random).getBytes(StandardCharsets.UTF_8)));
    }
    return templates;
  }

  private static String json(Random random) {
    StringBuilder json = new StringBuilder(head(pick(SKILLS, random), random));
    while (utf8Length(json) < LENGTH - TAIL.length() - 16) {
      json.append(pick(WORDS, random)).append(' ');
    }
    while (utf8Length(json) < LENGTH - TAIL.length()) {
      json.append((char) ('a' + random.nextInt(26)));
    }
    return json.append(TAIL).toString();
  }

  private static String head(String skill, Random random) {
    return """
    {"record_id":"00000000-0000-7000-8000-000000000000","type":"output",\
    "occurred_at":"2026-05-03T08:15:30.123Z","actor":{"kind":"skill","id":"%1$s"},\
    "on_behalf_of":{"kind":"employee","id":"%2$s"},"skill_id":"%1$s",\
    "invocation_id":"inv-%3$08x","body":{"model":"small-3","content":{"title":"Summary",\
    "confidence":0.%4$d,"sources":%5$d,"text":"\
    """
        .formatted(
            skill,
            pick(PEOPLE, random),
            random.nextInt(),
            1 + random.nextInt(98),
            random.nextInt(20))
        .strip();
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static int utf8Length(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Writes the record into {@code target} at {@code offset}, with this id. */
  void copyTo(byte[] target, int offset, RecordIds ids) {
    System.arraycopy(json, 0, target, offset, json.length);
    ids.next(target, offset + ID_OFFSET);
  }

  /** A record of its own. */
  byte[] bytes(RecordIds ids) {
    byte[] bytes = new byte[json.length];
    copyTo(bytes, 0, ids);
    return bytes;
  }
}
