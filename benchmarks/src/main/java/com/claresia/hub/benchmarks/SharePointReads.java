package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** On SharePoint: every segment's file downloaded to the end. */
final class SharePointReads {
  private final LocalSharePoint site;
  private final NavigableMap<Long, String> segments = new TreeMap<>();
  private final long size;

  /** Of these places, whose files are looked up beforehand. */
  SharePointReads(LocalSharePoint site, TenantId tenant, long size) {
    this.site = site;
    this.size = size;
    List<String> files = site.emulator().direct(EmulatorSettings.SITE).files("Log");
    files.stream()
        .filter(path -> path.startsWith(tenant + "/log/"))
        .forEach(path -> segments.put(first(path), path));
  }

  private static long first(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
  }

  /** Reads the segments that begin in {@code [from, to)}; answers how many places they have. */
  long read(long from, long to) {
    long places = 0;
    try (SharePointSession session = new SharePointSession(site)) {
      for (var segment : segments.subMap(from, to).entrySet()) {
        drain(session, segment.getValue());
        Long next = segments.higherKey(segment.getKey());
        places += (next == null ? size : next) - segment.getKey();
      }
    }
    return places;
  }

  private static void drain(SharePointSession session, String path) {
    try (InputStream bytes = Objects.requireNonNull(session.file(path).content().get())) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the baseline failed", e);
    }
  }
}
