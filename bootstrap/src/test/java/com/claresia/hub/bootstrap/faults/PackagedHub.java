package com.claresia.hub.bootstrap.faults;

import static java.util.stream.Collectors.joining;

import com.claresia.hub.bootstrap.own.ScratchDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The Hub as jars, with a cache of the classes that its start loads, as {@code ./hub serve} has
 * one: so each of many starts costs half. The first Hub that runs makes it, for all of this
 * process.
 */
final class PackagedHub {
  private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();
  private static final PackagedHub SHARED = new PackagedHub(ScratchDirectory.make("packaged-hub-"));

  private final Path directory;
  private final String classPath;

  private PackagedHub(ScratchDirectory scratch) {
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
    directory = scratch.path();
    classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .map(this::jar)
            .map(Path::toString)
            .collect(joining(File.pathSeparator));
  }

  // A cache is of jars only.
  private Path jar(Path entry) {
    if (Files.isRegularFile(entry)) {
      return entry;
    }
    Path jar = directory.resolve(entry.toString().replace(File.separatorChar, '_') + ".jar");
    int status =
        JAR.run(System.err, System.err, "-c", "-f", jar.toString(), "-C", entry.toString(), ".");
    if (status != 0) {
      throw new IllegalStateException("no jar of " + entry);
    }
    return jar;
  }

  /** The command that serves that installation. */
  static List<String> command(Installation installation) throws IOException, InterruptedException {
    synchronized (SHARED) {
      if (Files.notExists(SHARED.cache())) {
        SHARED.rehearse(installation);
      }
    }
    return SHARED.serve("-XX:AOTCache=" + SHARED.cache(), installation);
  }

  private Path cache() {
    return directory.resolve("hub.aot");
  }

  private void rehearse(Installation installation) throws IOException, InterruptedException {
    HubProcess hub = HubProcess.start(serve("-XX:AOTCacheOutput=" + cache(), installation));
    try (Writers writers = new Writers(installation.token())) {
      writers.use(hub.uri());
      writers.start(2, 1);
      writers.await(20);
      writers.finish();
    }
    hub.stop();
  }

  private List<String> serve(String cache, Installation installation) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What the JVM says of the cache is not for standard output.
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", cache));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
    command.addAll(List.of("com.claresia.hub.bootstrap.cli.Main", "serve", "-o", "json"));
    command.addAll(List.of("--config", installation.configuration().toString()));
    return command;
  }
}
