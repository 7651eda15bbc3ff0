package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * A store in a JVM of its own: it appends some records of a tenant in one segment, reads them back,
 * says so, and lives until it is killed.
 */
final class StoreProcess implements AutoCloseable {
  private static final String APPENDED = "appended and read ";

  private final Process process;

  private StoreProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param settings of the store, handed over on its standard input
   * @param environment more variables
   */
  static StoreProcess appending(
      int records, TenantId tenant, Map<String, String> settings, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName(),
            tenant.value(),
            Integer.toString(records));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Properties handed = new Properties();
    handed.putAll(settings);
    try (Writer input = process.outputWriter()) {
      handed.store(input, "");
    }
    return new StoreProcess(process);
  }

  /** Runs as the process. */
  public static void main(String[] args) throws Exception {
    Properties handed = new Properties();
    handed.load(System.in);
    Map<String, String> settings = new HashMap<>();
    handed.stringPropertyNames().forEach(key -> settings.put(key, handed.getProperty(key)));
    HubStore store = new SharePointStorageBackend().open(StorageSettings.of(settings));
    TenantId id = new TenantId(args[0]);
    TestTenant tenant = new TestTenant(store, id, SampleRecords.of(id, 20260503L));
    var records = tenant.append(Integer.parseInt(args[1]));
    long read =
        store.readAll(id, records.stream().map(record -> record.metadata().id()).toList()).size();
    System.out.println(APPENDED + read);
    new CountDownLatch(1).await();
  }

  /** How many records it read back, as soon as it did; -1 where it ended instead. */
  long appended() throws IOException {
    BufferedReader told = process.inputReader();
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      if (line.startsWith(APPENDED)) {
        return Long.parseLong(line.substring(APPENDED.length()));
      }
    }
    return -1;
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
