package com.claresia.hub.functions.azure;

import com.claresia.hub.adapters.telemetry.platform.ChildProcess;
import com.claresia.hub.adapters.telemetry.platform.FunctionContract;
import com.claresia.hub.adapters.telemetry.platform.RunningFunction;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The function app as it is deployed, called the way Azure's worker calls it. */
class TheAzureFunctionRelaysAsTheHubDoes extends FunctionContract {
  @Override
  protected RunningFunction start(Map<String, String> environment, Path workPlace) {
    ChildProcess process =
        ChildProcess.java(
            List.of(
                "-cp",
                worker(),
                WorkerStandIn.class.getName(),
                System.getProperty("hub.function"),
                "relay"),
            environment);
    return new InWorker(process, new AtomicInteger());
  }

  /** The stand-in and Azure's annotations, and nothing of the function's own. */
  private static String worker() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.endsWith("test-classes") || path.contains("azure-functions-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private record InWorker(ChildProcess process, AtomicInteger calls) implements RunningFunction {
    @Override
    public String call() {
      process.await(0, "ready"::equals);
      int from = process.said().size();
      String call = "call-" + calls.incrementAndGet();
      process.tell(call);
      String outcome = process.await(from, line -> line.startsWith(call + ": "));
      if (!outcome.endsWith(": Success")) {
        throw new CallFailed(outcome);
      }
      return process.await(from, line -> line.contains("relayed: "));
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
