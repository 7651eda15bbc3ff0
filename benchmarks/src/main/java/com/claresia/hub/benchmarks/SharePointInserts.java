package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * On SharePoint: files of as many records as the Hub has in a segment, created one after another.
 */
final class SharePointInserts implements BareInserts {
  /** Place, id, two hashes and their names, which the Hub writes before each record. */
  private static final int OVERHEAD = 220;

  private final TenantId tenant;
  private final List<byte[]> contents;
  private final SharePointSession session;
  private int rows = 256;
  private byte[] file = {};
  private long files;

  SharePointInserts(LocalSharePoint site, TenantId tenant, List<byte[]> contents) {
    this.tenant = tenant;
    this.contents = contents;
    this.session = new SharePointSession(site);
    rowsAtOnce(rows);
  }

  @Override
  public void rowsAtOnce(int count) {
    rows = count;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < rows; i++) {
      out.writeBytes(new byte[OVERHEAD]);
      out.writeBytes(contents.get(i % contents.size()));
    }
    file = out.toByteArray();
  }

  @Override
  public Measurement run(Duration time) {
    Histogram latencies = Measurement.histogram();
    long start = System.nanoTime();
    long inserted = 0;
    while (System.nanoTime() - start < time.toNanos()) {
      long before = System.nanoTime();
      String path = tenant + "/bench/" + files++ / 4_096 + "/" + files + ".ndjson";
      Objects.requireNonNull(session.file(path).content().put(new ByteArrayInputStream(file)));
      latencies.recordValue(System.nanoTime() - before);
      inserted += rows;
    }
    return Measurement.of(inserted, System.nanoTime() - start, latencies);
  }

  @Override
  public void close() {
    session.close();
  }
}
