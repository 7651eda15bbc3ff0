package com.claresia.hub.bootstrap.own;

import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.emulators.graph.control.DirectAccess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * In the files of the library, as whoever may edit it can. A file lies at {@code
 * TENANT/log/FOLDER/FIRST.ndjson}; each of its lines is a record behind its place.
 */
final class SharePointTampering implements Tampering {
  private static final String LIBRARY = "Log";
  private static final char LAST_OF_ONE_BYTE = 0x7e;

  private final DirectAccess site;
  private final TenantId tenant;
  private final Deque<Kept> before = new ArrayDeque<>();

  /** What a file was before. */
  private record Kept(String path, String text) {}

  SharePointTampering(DirectAccess site, TenantId tenant) {
    this.site = site;
    this.tenant = tenant;
  }

  @Override
  public String alter(long seq) {
    edit(seq, SharePointTampering::flipped);
    return "one byte changed in a file";
  }

  /** With one bit flipped in the first character of one byte from the middle on. */
  private static String flipped(String line) {
    char[] characters = line.toCharArray();
    int at = characters.length / 2;
    while (characters[at] > LAST_OF_ONE_BYTE || characters[at + 1] > LAST_OF_ONE_BYTE) {
      at++;
    }
    characters[at] = (char) (characters[at] ^ 1);
    return new String(characters);
  }

  @Override
  public String delete(long seq) {
    edit(seq, line -> "");
    return "one line taken out of a file";
  }

  /** Saves the file anew with another line for the record, as a person would. */
  private void edit(long seq, UnaryOperator<String> change) {
    String path = fileOf(seq);
    String text = new String(site.read(LIBRARY, path), StandardCharsets.UTF_8);
    int from = text.indexOf("\n{\"seq\":" + seq + ",") + 1;
    if (from == 0) {
      throw new TamperingFailed("the file " + path + " has no line for seq " + seq);
    }
    int to = text.indexOf('\n', from) + 1;
    String line = change.apply(text.substring(from, to));
    before.push(new Kept(path, text));
    save(path, text.substring(0, from) + line + text.substring(to));
  }

  private void save(String path, String text) {
    site.save(LIBRARY, path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The last file that begins at or before the place. */
  private String fileOf(long seq) {
    List<String> files =
        site.files(LIBRARY).stream()
            .filter(path -> path.startsWith(tenant + "/log/") && first(path) <= seq)
            .toList();
    if (files.isEmpty()) {
      throw new TamperingFailed("the library has no file for seq " + seq);
    }
    return files.getLast();
  }

  private static long first(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
  }

  @Override
  public void restore() {
    before.forEach(kept -> save(kept.path(), kept.text()));
    before.clear();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
